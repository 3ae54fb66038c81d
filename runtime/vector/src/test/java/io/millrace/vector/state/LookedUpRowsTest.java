package io.millrace.vector.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.HeapMemory;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LookedUpRowsTest {
    private static final Schema KEY = Schema.of(Field.required("key", Scalar.STRING));
    private static final Schema ROW = Schema.of(Field.nullable("value", Scalar.BIGINT));
    private static final long TTL = 100;

    /** Keys that the table outside does not have; of others it has a value that tells of the key and of when it was asked for. */
    private static final Set<Integer> ABSENT = Set.of(3, 7, 11);

    private static int[] ids(LookedUpRows table, List<Integer> keys) {
        BytesColumnBuilder builder = new BytesColumnBuilder(keys.size());
        keys.forEach(key -> builder.append(("key " + key).getBytes(StandardCharsets.UTF_8)));
        BytesColumn column = builder.build();
        Batch batch = Batch.of(KEY, List.of(column), keys.size());
        int[] ids = new int[keys.size()];
        table.intern(column, batch, batch.selection().rows(), keys.size(), ids);
        return ids;
    }

    private static Batch rows(List<Long> values) {
        LongColumnBuilder builder = new LongColumnBuilder(values.size());
        values.forEach(builder::append);
        return Batch.of(ROW, List.of(builder.build()), values.size());
    }

    private static LookedUpRows table(int most) {
        LongColumnBuilder none = new LongColumnBuilder(1);
        none.append(-1);
        return new LookedUpRows(ROW, most, Batch.of(ROW, List.of(none.build()), 1));
    }

    private static long value(LookedUpRows table, int id) {
        return ((LongColumn) table.gather(0, new int[] {table.slot(id)}, 1, HeapMemory.HEAP)).values()[0];
    }

    private static void answer(LookedUpRows table, int id, int key, long now) {
        if (ABSENT.contains(key)) {
            table.putAbsent(id, now + TTL);
        } else {
            table.put(new int[] {id}, rows(List.of(key * 1000L + now)), new int[] {0}, 1, now + TTL);
        }
    }

    /** A model of it: what is remembered, in the order in which it was looked for. */
    @Property(tries = 200)
    void remembersWhatWasLookedForLastAndNotForLonger(@ForAll long seed, @ForAll @IntRange(max = 12) int most) {
        Random random = new Random(seed);
        LookedUpRows table = table(most);
        Map<Integer, Long> remembered = new LinkedHashMap<>();
        for (long now = 0; now < 2000; now += random.nextInt(40)) {
            Set<Integer> keys = new LinkedHashSet<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                keys.add(random.nextInt(20));
            }
            List<Integer> asked = new ArrayList<>(keys);
            int[] ids = ids(table, asked);
            for (int i = 0; i < ids.length; i++) {
                int key = asked.get(i);
                table.use(ids[i]);
                long since = remembered.getOrDefault(key, -TTL);
                remembered.remove(key);
                boolean known = now < since + TTL;
                assertThat(table.isUnknown(ids[i], now)).isEqualTo(!known);
                if (!known) {
                    table.ask(ids[i]);
                    assertThat(table.isPending(ids[i])).isTrue();
                    assertThat(table.isUnknown(ids[i], now)).isFalse();
                    answer(table, ids[i], key, now);
                }
                remembered.put(key, known ? since : now);
                assertThat(table.isPending(ids[i])).isFalse();
            }
            for (int i = 0; i < ids.length; i++) {
                int key = asked.get(i);
                long expected = ABSENT.contains(key) ? -1 : key * 1000L + remembered.getOrDefault(key, 0L);
                assertThat(value(table, ids[i])).isEqualTo(expected);
                table.leave(ids[i]);
            }
            table.tidy();
            while (remembered.size() > most) {
                remembered.remove(remembered.keySet().iterator().next());
            }
        }
    }

    @Test
    void whatIsInUseStaysHoweverLittleIsRemembered() {
        LookedUpRows table = table(0);
        int first = ids(table, List.of(1))[0];
        table.use(first);
        table.ask(first);
        answer(table, first, 1, 5);
        for (int key = 20; key < 5000; key++) {
            int id = ids(table, List.of(key))[0];
            table.use(id);
            table.ask(id);
            answer(table, id, key, 5);
            assertThat(value(table, id)).isEqualTo(key * 1000L + 5);
            table.leave(id);
            table.tidy();
        }
        assertThat(value(table, first)).isEqualTo(1005);
        table.leave(first);
        table.tidy();
        assertThat(table.isUnknown(ids(table, List.of(1))[0], 5)).isTrue();
    }
}
