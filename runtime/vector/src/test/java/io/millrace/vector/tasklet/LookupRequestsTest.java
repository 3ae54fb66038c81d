package io.millrace.vector.tasklet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.error.MillraceException;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.option.Options;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.Endpoint;
import io.millrace.model.plan.Enrich;
import io.millrace.model.plan.Lookup;
import io.millrace.model.plan.Lookup.Attempts;
import io.millrace.model.plan.Lookup.OnFailure;
import io.millrace.model.plan.SourceNode.MalformedPolicy;
import io.millrace.model.spi.EncodedRecords;
import io.millrace.model.spi.LookupTable;
import io.millrace.model.spi.TimeSource;
import io.millrace.model.spi.UnavailableException;
import io.millrace.vector.metrics.RunMetrics;
import io.millrace.vector.operator.LookupOperator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When requests are made again, by a clock that stands still until it is moved. */
class LookupRequestsTest {
    private static final Schema ROW = Schema.of(Field.required("device", Scalar.STRING));
    private static final Schema RECORD = Schema.of(Field.nullable("room", Scalar.STRING));

    private final List<CompletableFuture<EncodedRecords>> asked = new ArrayList<>();
    private final RunMetrics metrics = new RunMetrics();
    private long nanos;
    private int woken;

    private final TimeSource time = new TimeSource() {
        @Override
        public long epochMicros() {
            return nanos / 1000;
        }

        @Override
        public long nanoTime() {
            return nanos;
        }
    };

    private final LookupTable table = new LookupTable() {
        @Override
        public CompletionStage<EncodedRecords> lookUp(EncodedRecords keys) {
            CompletableFuture<EncodedRecords> answer = new CompletableFuture<>();
            asked.add(answer);
            return answer;
        }

        @Override
        public void close() {
            // holds nothing
        }
    };

    private LookupOperator operator(Lookup lookup) {
        return new LookupOperator(lookup, ExpressionErrors.FAIL, metrics);
    }

    private static Lookup lookup(int retries, OnFailure onFailure) {
        return new Lookup(
                "placed",
                Edge.main("readings"),
                ROW,
                new Endpoint("redis", Options.NONE, Optional.empty()),
                RECORD,
                new Expression.Column(0, "device", Scalar.STRING, false),
                List.of(new Enrich.Addition("room", "room", Optional.empty())),
                true,
                Lookup.Cache.NONE,
                new Attempts(Duration.ofSeconds(1), retries, onFailure),
                MalformedPolicy.FAIL);
    }

    private LookupRequests requests(Lookup lookup, LookupOperator operator) {
        LookupAnswers answers = new LookupAnswers(
                "job",
                lookup,
                (records, from, to, rows, malformed) -> {
                    for (int i = from; i < to; i++) {
                        rows.column(0).appendNull();
                        rows.endRow();
                    }
                },
                operator,
                metrics);
        LookupRequests requests = new LookupRequests(lookup, table, answers, operator, metrics, time);
        requests.wakeBy(() -> woken++);
        return requests;
    }

    private static Batch row() {
        BytesColumnBuilder device = new BytesColumnBuilder(1);
        device.append(new byte[] {'a'});
        return Batch.of(ROW, List.of(device.build()), 1);
    }

    private void pass(LookupRequests requests, long millis) {
        nanos += TimeUnit.MILLISECONDS.toNanos(millis);
        requests.look();
    }

    private static UnavailableException away() {
        return new UnavailableException(new MillraceException("AWAY", "nobody is there"));
    }

    @Test
    void aRequestIsMadeAgainAfterPausesThatDouble() {
        Lookup lookup = lookup(3, OnFailure.FAIL);
        LookupOperator operator = operator(lookup);
        LookupRequests requests = requests(lookup, operator);
        requests.ask(operator.announce(row(), nanos));
        for (long pause = 50; pause <= 200; pause *= 2) {
            int before = asked.size();
            asked.getLast().completeExceptionally(away());
            pass(requests, 0);
            pass(requests, pause - 1);
            assertThat(asked).hasSize(before);
            pass(requests, 1);
            assertThat(asked).hasSize(before + 1);
        }
        assertThat(operator.isReady()).isFalse();
        asked.getLast().completeExceptionally(away());

        assertThatThrownBy(requests::look)
                .isInstanceOfSatisfying(
                        MillraceException.class, e -> assertThat(e.code()).isEqualTo("LOOKUP_FAILED"))
                .hasMessageContaining("4 times in vain: AWAY: nobody is there");
        assertThat(woken).isEqualTo(4);
    }

    @Test
    void anAnswerThatComesTooLateIsNotWaitedFor() {
        Lookup lookup = lookup(1, OnFailure.ABSENT);
        LookupOperator operator = operator(lookup);
        LookupRequests requests = requests(lookup, operator);
        requests.ask(operator.announce(row(), nanos));
        pass(requests, 999);
        assertThat(metrics.snapshot(0).lookups().failures()).isZero();
        pass(requests, 1);
        assertThat(metrics.snapshot(0).lookups().failures()).isEqualTo(1);
        pass(requests, 50);
        assertThat(asked).hasSize(2);

        assertThat(asked.getFirst()).isCancelled();
        assertThat(operator.isReady()).isFalse();

        pass(requests, 1000);
        assertThat(operator.isReady()).isTrue();
        assertThat(metrics.snapshot(0).lookups().failures()).isEqualTo(2);
    }

    @Test
    void anAnswerThatHasComeCountsHoweverLateItIsLookedAt() {
        Lookup lookup = lookup(0, OnFailure.FAIL);
        LookupOperator operator = operator(lookup);
        LookupRequests requests = requests(lookup, operator);
        requests.ask(operator.announce(row(), nanos));
        EncodedRecords records = new EncodedRecords();
        records.write('x');
        records.end();
        asked.getFirst().complete(records);

        pass(requests, 5000);

        assertThat(operator.isReady()).isTrue();
        assertThat(metrics.snapshot(0).lookups().waitedMicros()).isEqualTo(5_000_000);
    }

    @Test
    void whatDoesNotPassIsNotTriedAgain() {
        Lookup lookup = lookup(5, OnFailure.ABSENT);
        LookupOperator operator = operator(lookup);
        LookupRequests requests = requests(lookup, operator);
        requests.ask(operator.announce(row(), nanos));
        asked.getFirst().completeExceptionally(new MillraceException("REFUSED", "no"));

        assertThatThrownBy(requests::look).hasCauseInstanceOf(MillraceException.class);
        assertThat(asked).hasSize(1);
    }
}
