package io.millrace.vector.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.IntColumnBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Selection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTableTest {
    private final KeyHash hash = new KeyHash();

    @Property(tries = 50)
    void givesEqualKeysEqualIdsAndOthersOthers(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5000) int distinct) {
        Random random = new Random(seed);
        KeyTable table = new KeyTable(List.of(Scalar.STRING, Scalar.INT));
        Map<List<Object>, Integer> expected = new HashMap<>();
        for (int batch = 0; batch < 5; batch++) {
            List<List<Object>> rows = randomRows(random, 1000, distinct);
            int[] ids = intern(table, rows, hashes(columns(rows), rows.size()));
            for (int i = 0; i < ids.length; i++) {
                table.acquire(ids[i]);
                Integer known = expected.putIfAbsent(rows.get(i), ids[i]);
                assertThat(ids[i]).isEqualTo(known == null ? ids[i] : known);
            }
        }
        assertThat(table.size()).isEqualTo(expected.size());
        assertThat(expected.values()).doesNotHaveDuplicates();
    }

    /** Hashes that are equal, or equal in all that an entry of the table keeps of them. */
    @ParameterizedTest
    @ValueSource(longs = {7, 7 + (1 << 20), 7 + (1L << 32)})
    void tellsKeysWithEqualHashesApart(long another) {
        List<List<Object>> rows =
                List.of(List.of("a", 1), List.of("b", 1), List.of("a", 2), List.of("b", 1), List.of("a", 1));
        KeyTable table = new KeyTable(List.of(Scalar.STRING, Scalar.INT));
        long[] hashes = {7, another, 7, another, 7};

        int[] ids = intern(table, rows, hashes);

        assertThat(table.size()).isEqualTo(3);
        assertThat(ids[4]).isEqualTo(ids[0]);
        assertThat(ids[3]).isEqualTo(ids[1]);
        assertThat(List.of(ids[0], ids[1], ids[2])).doesNotHaveDuplicates();
        int[] found = new int[5];
        table.find(columns(rows), hashes, Selection.all(5).rows(), 5, found);
        assertThat(found).isEqualTo(ids);
    }

    @Test
    void takesNullForAKeyOfItsOwn() {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(Arrays.asList(null, 0));
        rows.add(List.of("", 0));
        rows.add(Arrays.asList(null, null));
        rows.add(Arrays.asList(null, 0));
        KeyTable table = new KeyTable(List.of(Scalar.STRING, Scalar.INT));

        int[] ids = intern(table, rows, hashes(columns(rows), rows.size()));

        assertThat(table.size()).isEqualTo(3);
        assertThat(ids[3]).isEqualTo(ids[0]);
    }

    @Test
    void keepsItsMemoryWhenKeysComeAndGo() {
        KeyTable table = new KeyTable(List.of(Scalar.STRING, Scalar.INT));
        for (int generation = 0; generation < 2000; generation++) {
            List<List<Object>> rows = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                rows.add(List.of("key-" + generation, i));
            }
            int[] ids = intern(table, rows, hashes(columns(rows), rows.size()));
            for (int id : ids) {
                assertThat(id).isLessThan(2000);
                table.acquire(id);
                table.release(id);
            }
        }
        assertThat(table.size()).isLessThan(2000);
    }

    @Test
    void neverDropsAKeyInUse() {
        KeyTable table = new KeyTable(List.of(Scalar.STRING, Scalar.INT));
        List<List<Object>> held = List.of(List.of("held", 1));
        int id = intern(table, held, hashes(columns(held), 1))[0];
        table.acquire(id);
        for (int generation = 0; generation < 200; generation++) {
            List<List<Object>> rows = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                rows.add(List.of("key-" + generation, i));
            }
            assertThat(intern(table, rows, hashes(columns(rows), rows.size()))).doesNotContain(id);
        }
        assertThat(intern(table, held, hashes(columns(held), 1))[0]).isEqualTo(id);
        List<ColumnBuilder> builders = List.of(new BytesColumnBuilder(1), new IntColumnBuilder(1));
        table.emit(new int[] {id}, 1, builders);
        assertThat(((BytesColumnBuilder) builders.getFirst()).build().string(0)).isEqualTo("held");
    }

    private static int[] intern(KeyTable table, List<List<Object>> rows, long[] hashes) {
        int[] ids = new int[rows.size()];
        table.intern(columns(rows), hashes, Selection.all(rows.size()).rows(), rows.size(), ids);
        return ids;
    }

    private long[] hashes(Column[] columns, int count) {
        return hash.hash(columns, Batch.of(Schema.of(), List.of(), count));
    }

    private static List<List<Object>> randomRows(Random random, int count, int distinct) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int key = random.nextInt(distinct);
            rows.add(Arrays.asList(key % 7 == 0 ? null : "k" + key / 3, key % 3));
        }
        return rows;
    }

    private static Column[] columns(List<List<Object>> rows) {
        BytesColumnBuilder names = new BytesColumnBuilder(rows.size());
        IntColumnBuilder numbers = new IntColumnBuilder(rows.size());
        for (List<Object> row : rows) {
            if (row.get(0) instanceof String name) {
                names.append(name.getBytes(StandardCharsets.UTF_8));
            } else {
                names.appendNull();
            }
            if (row.get(1) instanceof Integer number) {
                numbers.append(number);
            } else {
                numbers.appendNull();
            }
        }
        return new Column[] {names.build(), numbers.build()};
    }
}
