package io.millrace.analytics.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.error.MillraceException;
import io.millrace.model.plan.Aggregate;
import io.millrace.model.plan.Aggregate.Function;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A slot that others were merged into has what all of their rows would have given it. */
class MergedSlotsTest {
    private static final int SLICES = 5;
    private static final int MERGED = SLICES;
    private static final int WHOLE = SLICES + 1;
    private static final double TOLERANCE = 1e-9;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 500})
    void haveTheResultsOfAllRows(int rows) {
        List<Aggregate> aggregates = EveryAggregate.all();
        AggregateSet set = new AggregateSet(aggregates, EveryAggregate.INPUT);
        set.reserve(WHOLE + 1);
        Batch batch = EveryAggregate.rows(rows, random);
        int[] all = IntStream.range(0, rows).toArray();
        int[] slices = random.ints(rows, 0, SLICES - 1).toArray();
        set.add(batch, all, slices, rows);
        int[] whole = new int[rows];
        Arrays.fill(whole, WHOLE);
        set.add(batch, all, whole, rows);

        int[] to = new int[SLICES];
        Arrays.fill(to, MERGED);
        set.merge(IntStream.range(0, SLICES).toArray(), to, SLICES);

        List<ColumnBuilder> builders = EveryAggregate.builders(aggregates);
        set.emit(new int[] {MERGED, WHOLE}, new long[] {0, 0}, new long[] {1, 1}, 2, builders);
        for (int i = 0; i < aggregates.size(); i++) {
            assertSame(aggregates.get(i) + ", seed " + seed, builders.get(i).build());
        }
    }

    private static void assertSame(String what, Column results) {
        assertThat(results.validity().isNull(0))
                .as(what)
                .isEqualTo(results.validity().isNull(1));
        if (results.validity().isNull(0)) {
            return;
        }
        switch (results) {
            case DoubleColumn c ->
                assertThat(c.values()[0])
                        .as(what)
                        .isCloseTo(c.values()[1], within(TOLERANCE * Math.max(1, Math.abs(c.values()[1]))));
            default -> {
                List<@Nullable Object> values = EveryAggregate.values(results);
                assertThat(values.getFirst()).as(what).isEqualTo(values.getLast());
            }
        }
    }

    @Test
    void aSumThatOverflowsNamesTheField() {
        AggregateSet set = new AggregateSet(List.of(EveryAggregate.aggregate(Function.SUM, "n")), EveryAggregate.INPUT);
        set.reserve(3);
        BatchBuilder builder = new BatchBuilder(EveryAggregate.INPUT, 2);
        for (int row = 0; row < 2; row++) {
            builder.column(0).appendNull();
            ((LongColumnBuilder) builder.column(1)).append(Long.MAX_VALUE);
            builder.column(2).appendNull();
            builder.column(3).appendNull();
            builder.column(4).appendNull();
            builder.endRow();
        }
        set.add(builder.build(), new int[] {0, 1}, new int[] {0, 1}, 2);

        assertThatThrownBy(() -> set.merge(new int[] {0, 1}, new int[] {2, 2}, 2))
                .isInstanceOf(MillraceException.class)
                .hasMessageContaining("field 'n'");
    }
}
