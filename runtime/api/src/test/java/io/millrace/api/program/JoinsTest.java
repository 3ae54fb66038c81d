package io.millrace.api.program;

import static io.millrace.api.Expr.col;
import static io.millrace.api.TimeWindow.session;
import static io.millrace.api.TimeWindow.tumbling;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.api.Aggregation;
import io.millrace.api.Job;
import io.millrace.api.JoinedRows;
import io.millrace.api.Source;
import io.millrace.api.SourceStream;
import io.millrace.model.document.Syntax;
import io.millrace.model.jobfile.JobFile;
import io.millrace.model.jobfile.LoadedJob;
import io.millrace.model.plan.Join;
import io.millrace.model.plan.Plan;
import io.millrace.model.plan.Window;
import io.millrace.model.spi.Catalog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JoinsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private record Order(Instant at, long number, String customer) {}

    private record Payment(Instant at, long order, double amount) {}

    private record State(long number, @Nullable Instant paidAt) {}

    private record Late(
            @Nullable Long ordersNumber, @Nullable Double paymentsAmount) {}

    private static SourceStream<Order> orders(Job job) {
        List<Order> orders = List.of(new Order(NOON, 1, "a"), new Order(NOON, 2, "b"));
        return job.source("orders", Source.of(Order.class, orders).eventTime("at"));
    }

    private static SourceStream<Payment> payments(Job job) {
        List<Payment> payments = List.of(
                new Payment(NOON.plusSeconds(60), 1, 9.5),
                new Payment(NOON.plus(HOUR).plusMillis(1), 2, 7));
        return job.source("payments", Source.of(Payment.class, payments).eventTime("at"));
    }

    @Test
    void rowsWaitForTheirPartners() {
        List<State> states = new ArrayList<>();
        Job job = Job.named("paid");
        var settled = orders(job)
                .join(payments(job))
                .on("number", "order")
                .leftOuter()
                .within(Duration.ZERO, HOUR)
                .project(col("orders.number"), col("payments.at").as("paid_at"));
        settled.as(State.class).subscribe(states::add);
        settled.late().as(Late.class).subscribe(late -> {});
        job.run();

        assertThat(states).containsExactlyInAnyOrder(new State(1, NOON.plusSeconds(60)), new State(2, null));
    }

    private record Account(
            String customer, long orders, @Nullable Double paid) {}

    private record Refund(Instant at, String customer, double amount) {}

    @Test
    void rowsOfTwoStreamsAreAggregatedTogether() {
        List<Account> accounts = new ArrayList<>();
        Job job = Job.named("accounts");
        List<Refund> refunds = List.of(new Refund(NOON, "a", 2), new Refund(NOON, "a", 3), new Refund(NOON, "c", 1));
        orders(job)
                .cogroup(job.source("refunds", Source.of(Refund.class, refunds).eventTime("at")))
                .on("customer")
                .window(tumbling(HOUR))
                .allowedLateness(HOUR)
                .aggregate(
                        Aggregation.of("COUNT", "orders.number").as("orders"),
                        Aggregation.of("SUM", "refunds.amount").as("paid"))
                .as(Account.class)
                .subscribe(accounts::add);
        job.run();

        assertThat(accounts)
                .containsExactlyInAnyOrder(
                        new Account("a", 1, 5.0), new Account("b", 1, null), new Account("c", 0, 1.0));
    }

    private static Plan plan(UnaryOperator<JoinedRows> more) {
        Job job = Job.named("joins");
        Source<Order> orders = Source.from("file", Order.class)
                .option("path", "orders.csv")
                .format("csv")
                .eventTime("at");
        more.apply(job.source("left", orders)
                        .join(job.source("right", orders))
                        .on("number")
                        .on("customer"))
                .project("a.number", "b.customer")
                .subscribe(row -> {});
        Plan plan = job.plan();
        String file = job.toYaml().replace("connector: in-process", "connector: console, format: json");
        assertThat(JobFile.load(file, Syntax.YAML, Catalog.installed(), List.of()))
                .isInstanceOfSatisfying(LoadedJob.Valid.class, valid -> assertThat(
                                valid.plan().nodes().get(2))
                        .isEqualTo(plan.nodes().get(2)));
        return plan;
    }

    private static Join join(UnaryOperator<JoinedRows> more) {
        return (Join) plan(more).nodes().get(2);
    }

    @Test
    void everyMethodIsAFieldOfTheFile() {
        Join windowed = join(rows -> rows.as("a", "b")
                .fullOuter()
                .window(tumbling(HOUR))
                .allowedLateness(HOUR)
                .where(col("a.number").gt(5)));
        assertThat(windowed.left().name()).isEqualTo("a");
        assertThat(windowed.left().key()).containsExactly("number", "customer");
        assertThat(windowed.type()).isEqualTo(Join.Type.FULL);
        assertThat(windowed.match())
                .isInstanceOfSatisfying(Join.Match.Windows.class, windows -> assertThat(windows.allowedLateness())
                        .isEqualTo(HOUR));
        assertThat(windowed.where().orElseThrow().toSql()).contains("a.number").contains("> 5");

        Join sessions = join(rows -> rows.as("a", "b").window(session(HOUR)));
        assertThat(sessions.match()).isEqualTo(new Join.Match.Sessions(new Window.Session(HOUR), Duration.ZERO));

        assertThat(sessions.broadcast()).isFalse();
        assertThat(join(rows -> rows.as("a", "b").ttl(HOUR).broadcast()).broadcast())
                .isTrue();

        Join right = join(rows -> rows.as("a", "b").rightOuter().within(HOUR.negated(), HOUR));
        assertThat(right.type()).isEqualTo(Join.Type.RIGHT);
        assertThat(right.match()).isEqualTo(new Join.Match.Interval(HOUR.negated(), HOUR, Duration.ZERO));

        Join lasting = join(rows -> rows.as("a", "b").ttl(HOUR));
        assertThat(lasting.type()).isEqualTo(Join.Type.INNER);
        assertThat(lasting.match()).isEqualTo(right.match());
    }
}
