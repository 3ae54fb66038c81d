package io.millrace.api.program;

import static io.millrace.api.Expr.call;
import static io.millrace.api.Expr.col;
import static io.millrace.api.Expr.lit;
import static io.millrace.api.Expr.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.api.Expr;
import io.millrace.api.Job;
import io.millrace.api.Source;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExprTest {
    private record One(int x) {}

    private record Answer(boolean yes) {}

    @Test
    void expressionsAreTheSqlThatTheyMean() {
        assertThat(col("price").gt(100)).hasToString("price > 100");
        assertThat(col("a").gt(1).or(col("b").lt(2)).and(col("c").isNull()))
                .hasToString("((a > 1) OR (b < 2)) AND (c IS NULL)");
        assertThat(col("two words").eq("it's")).hasToString("\"two words\" = 'it''s'");
        assertThat(col("case").isNotNull()).hasToString("\"case\" IS NOT NULL");
        assertThat(col("a").in(1, 2L, col("b"))).hasToString("a IN (1, 2, b)");
        assertThat(col("a").minus(-1).times(2.5)).hasToString("(a - (-1)) * 2.5e0");
        assertThat(call("ROUND", col("a"), 2)).hasToString("ROUND(a, 2)");
        assertThat(sql("a OR b").not()).hasToString("NOT (a OR b)");
        assertThat(col("at").gte(Instant.parse("2026-03-02T12:00:00Z")))
                .hasToString("at >= TIMESTAMP '2026-03-02T12:00:00Z'");
        assertThat(col("a").cast("BIGINT").dividedBy(new BigDecimal("0.50"))).hasToString("CAST(a AS BIGINT) / 0.50");
        assertThatThrownBy(() -> lit(Duration.ZERO)).hasMessage("SQL has no constants of java.time.Duration");
    }

    /** Each is true, in the engine. */
    @Test
    void constantsAreWhatTheyAreInJava() {
        String odd = "it's \"odd\" \\ -- {x}\n日本";
        List<Expr> truths = List.of(
                call("LENGTH", lit(odd)).eq(odd.length()),
                lit(odd).like("it's%"),
                lit(-5).eq(col("x").minus(6)),
                lit(Long.MIN_VALUE).lt(Long.MAX_VALUE),
                lit(1e-300).gt(0.0),
                lit(new BigDecimal("1E+3")).eq(1000),
                lit(new BigDecimal("-0.001")).plus(new BigDecimal("0.001")).eq(0),
                lit(Instant.ofEpochSecond(-1, 999_999_000)).lt(Instant.EPOCH),
                lit(true).and(lit(false).not()),
                lit(Thread.State.NEW).in("NEW"),
                col("x").modulo(2).between(1, 1));
        List<Answer> answers = new ArrayList<>();
        Job job = Job.named("truths");
        var rows = job.source("one", Source.of(One.class, List.of(new One(1))));
        for (Expr truth : truths) {
            rows.project(truth.as("yes")).as(Answer.class).subscribe(answers::add);
        }
        job.run();

        assertThat(answers).hasSameSizeAs(truths).containsOnly(new Answer(true));
    }
}
