package io.millrace.analytics.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.Field;
import io.millrace.model.data.Validity;
import io.millrace.model.plan.Aggregate;
import io.millrace.model.plan.Aggregate.Function;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was saved gives the same results elsewhere, at once and after more rows. */
class SavedSlotsTest {
    private static final int SLOTS = 7;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 500})
    void goOnInOtherSlotsOfAnotherSet(int rows) {
        List<Aggregate> aggregates = EveryAggregate.all();
        AggregateSet set = set(aggregates);
        int[] slots = shuffledSlots();
        add(set, EveryAggregate.rows(rows, random), slots, random.nextLong());

        AggregateSet other = set(aggregates);
        int[] others = shuffledSlots();
        // A slot that was used before is as good as one that was not.
        add(other, EveryAggregate.rows(rows, random), others, random.nextLong());
        other.clear(others, SLOTS);
        List<Column> saved = save(set, slots);
        int[] order = shuffledSlots();
        other.restore(saved, order, IntStream.of(order).map(i -> others[i]).toArray(), SLOTS);

        assertThat(results(other, aggregates, others)).as("seed " + seed).isEqualTo(results(set, aggregates, slots));
        Batch more = EveryAggregate.rows(rows, random);
        long moreSeed = random.nextLong();
        add(set, more, slots, moreSeed);
        add(other, more, others, moreSeed);
        assertThat(results(other, aggregates, others)).as("seed " + seed).isEqualTo(results(set, aggregates, slots));
    }

    @Test
    void ofASetOfOtherAggregatesWhatBothHaveIsRestoredByName() {
        List<Aggregate> both =
                List.of(EveryAggregate.aggregate(Function.SUM, "n"), EveryAggregate.aggregate(Function.STDDEV, "x"));
        AggregateSet set = set(EveryAggregate.all());
        int[] slots = shuffledSlots();
        add(set, EveryAggregate.rows(200, random), slots, random.nextLong());
        List<Column> saved = save(set, slots);
        Map<String, Column> byName = new HashMap<>();
        for (int i = 0; i < saved.size(); i++) {
            assertThat(byName.put(set.stateFields().get(i).name(), saved.get(i)))
                    .isNull();
        }

        AggregateSet other = set(both);
        other.restore(
                other.stateFields().stream()
                        .map(field -> byName.get(field.name()))
                        .toList(),
                IntStream.range(0, SLOTS).toArray(),
                slots,
                SLOTS);

        assertThat(results(other, both, slots))
                .isEqualTo(results(set, EveryAggregate.all(), slots).stream()
                        .filter(result ->
                                both.stream().anyMatch(aggregate -> result.startsWith(aggregate.name() + ":")))
                        .toList());
    }

    @Test
    void whatWasNotSavedStaysClear() {
        List<Aggregate> aggregates = EveryAggregate.all();
        AggregateSet set = set(aggregates);
        List<Column> nulls = new ArrayList<>();
        for (Column column : save(set, shuffledSlots())) {
            nulls.add(column.withValidity(Validity.of(new long[1], SLOTS)));
        }
        int[] slots = shuffledSlots();
        List<String> clear = results(set, aggregates, slots);

        set.restore(nulls, IntStream.range(0, SLOTS).toArray(), slots, SLOTS);

        assertThat(results(set, aggregates, slots)).isEqualTo(clear);
    }

    private static AggregateSet set(List<Aggregate> aggregates) {
        AggregateSet set = new AggregateSet(aggregates, EveryAggregate.INPUT);
        set.reserve(SLOTS);
        return set;
    }

    private int[] shuffledSlots() {
        List<Integer> slots = new ArrayList<>(IntStream.range(0, SLOTS).boxed().toList());
        Collections.shuffle(slots, random);
        return slots.stream().mapToInt(slot -> slot).toArray();
    }

    /** Adds rows to all slots but the last one. */
    private static void add(AggregateSet set, Batch batch, int[] slots, long seed) {
        int rows = batch.rowCount();
        int[] rowSlots =
                new Random(seed).ints(rows, 0, SLOTS - 1).map(i -> slots[i]).toArray();
        set.add(batch, IntStream.range(0, rows).toArray(), rowSlots, rows);
    }

    private static List<Column> save(AggregateSet set, int[] slots) {
        List<ColumnBuilder> columns = new ArrayList<>();
        for (Field field : set.stateFields()) {
            columns.add(ColumnBuilder.of(field.type(), SLOTS));
        }
        set.save(slots, SLOTS, columns);
        return columns.stream().map(ColumnBuilder::build).toList();
    }

    /** One text for each aggregate, of all bits of its results. */
    private static List<String> results(AggregateSet set, List<Aggregate> aggregates, int[] slots) {
        List<ColumnBuilder> columns = EveryAggregate.builders(aggregates);
        set.emit(slots, new long[SLOTS], LongStream.range(1, SLOTS + 1).toArray(), SLOTS, columns);
        List<String> results = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            results.add(aggregates.get(i).name() + ":"
                    + EveryAggregate.values(columns.get(i).build()));
        }
        return results;
    }
}
