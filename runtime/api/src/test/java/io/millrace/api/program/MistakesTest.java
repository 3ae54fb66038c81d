package io.millrace.api.program;

import static io.millrace.api.Aggregation.avg;
import static io.millrace.api.Aggregation.count;
import static io.millrace.api.TimeWindow.tumbling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.api.Job;
import io.millrace.api.JobInvalidException;
import io.millrace.api.RowStream;
import io.millrace.api.Sink;
import io.millrace.api.Source;
import io.millrace.model.error.MillraceException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MistakesTest {
    private record Trip(Instant time, String region, double fare) {}

    private record Minute(String regoin, int trips) {}

    private static RowStream<Trip> trips(Job job) {
        return job.source(
                "trips",
                Source.of(Trip.class, List.of(new Trip(Instant.EPOCH, "north", 1)))
                        .eventTime("time"));
    }

    private static List<String> problems(Job job) {
        JobInvalidException invalid = catchThrowableOfType(JobInvalidException.class, job::plan);
        return invalid.problems().stream()
                .map(JobInvalidException.Located::describe)
                .toList();
    }

    /** The line in this file that calls. */
    private static int line() {
        return StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst().orElseThrow())
                .getLineNumber();
    }

    @Test
    void allAreSaidAtOnceEachWithItsLine() {
        Job job = Job.named("mistakes");
        int line = line();
        trips(job)
                .filter("fares > 10")
                .id("dear")
                .keyBy("region")
                .window(tumbling(Duration.ZERO))
                .aggregate(avg("region").as("fare"))
                .sinkTo("out", Sink.to("consoel").format("json"));

        assertThat(problems(job))
                .containsExactlyInAnyOrder(
                        "MistakesTest.java:" + (line + 2)
                                + ":1 UNKNOWN_COLUMN configuration.steps.dear.where: there is no column 'fares';"
                                + " did you mean 'fare'?",
                        "MistakesTest.java:" + (line + 6)
                                + ":1 OUT_OF_BOUNDS configuration.steps.window-aggregate.window.size: 'size' is out of"
                                + " bounds, found '0s'; expected a duration of at least 1ms",
                        "MistakesTest.java:" + (line + 6)
                                + ":1 WRONG_TYPE configuration.steps.window-aggregate.aggregates[0].field: AVG is computed of"
                                + " numbers, and 'region' is STRING; expected a column of type INT, BIGINT, DECIMAL or DOUBLE",
                        "MistakesTest.java:" + (line + 7)
                                + ":1 UNKNOWN_CONNECTOR configuration.sinks.out.connector: 'consoel' is not the connector of"
                                + " a sink; did you mean 'console'?");
    }

    @Test
    void recordsHaveColumnsOfTheRows() {
        Job job = Job.named("misfits");
        var minutes = trips(job)
                .keyBy("region")
                .window(tumbling(Duration.ofMinutes(1)))
                .aggregate(count().as("trips"));
        int line = line() + 1;
        minutes.as(Minute.class).subscribe(minute -> {});

        assertThat(problems(job))
                .containsExactly(
                        "MistakesTest.java:" + line
                                + ":1 UNKNOWN_COLUMN configuration.steps.window-aggregate: component 'regoin' of Minute is the"
                                + " column 'regoin', which the rows do not have; did you mean 'region'?",
                        "MistakesTest.java:" + line
                                + ":1 WRONG_TYPE configuration.steps.window-aggregate: component 'trips' of Minute is a int,"
                                + " and the column 'trips' is BIGINT");
    }

    @Test
    void rowsThatNobodyTakesAreAProblemOfTheStep() {
        Job job = Job.named("unused");
        RowStream<Trip> trips = trips(job);
        trips.subscribe(trip -> {});
        int line = line() + 1;
        trips.filter("fare > 10").id("dear");

        assertThat(problems(job))
                .singleElement()
                .asString()
                .startsWith("MistakesTest.java:" + line + ":1 UNUSED configuration.steps.dear");
    }

    @Test
    void rowsOfAnotherJobAreRefused() {
        RowStream<Trip> here = trips(Job.named("here"));
        RowStream<Trip> there = trips(Job.named("there"));

        assertThatThrownBy(() -> here.union(there)).hasMessage("the rows are of job 'there', not 'here'");
    }

    @Test
    void whatASubscriberThrowsFailsTheJob() {
        Job job = Job.named("failing");
        trips(job).subscribe("seen", trip -> {
            throw new IllegalStateException("full");
        });

        assertThatThrownBy(job::run)
                .isInstanceOfSatisfying(
                        MillraceException.class, e -> assertThat(e.code()).isEqualTo("SUBSCRIBER_FAILED"))
                .hasMessageContaining("'seen'")
                .hasMessageContaining("full");
    }

    @Test
    void whatRecordsThrowFailsTheJob() {
        Job job = Job.named("failing");
        Source<Trip> broken = Source.generated(Trip.class, () -> {
            throw new IllegalStateException("gone");
        });
        job.source("trips", broken).subscribe(trip -> {});

        assertThatThrownBy(job::run)
                .isInstanceOfSatisfying(
                        MillraceException.class, e -> assertThat(e.code()).isEqualTo("RECORDS_FAILED"))
                .hasMessageContaining("gone");
    }
}
