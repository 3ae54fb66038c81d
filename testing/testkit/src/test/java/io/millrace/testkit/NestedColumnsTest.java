package io.millrace.testkit;

import static io.millrace.testkit.BatchAssert.assertThat;
import static io.millrace.testkit.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.model.data.ArrayColumnBuilder;
import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.Concatenation;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Gather;
import io.millrace.model.data.IntColumnBuilder;
import io.millrace.model.data.MapColumn;
import io.millrace.model.data.MapColumnBuilder;
import io.millrace.model.data.RowColumnBuilder;
import io.millrace.model.data.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Columns of all types, nested ones above all: what is built, gathered and put together is what went in. */
class NestedColumnsTest {
    private static final DataType.Row PLACE = new DataType.Row(
            List.of(Field.required("lat", Scalar.DOUBLE), Field.nullable("names", new DataType.Array(Scalar.STRING))));
    private static final Schema SCHEMA = Schema.of(
            Field.nullable("flag", Scalar.BOOLEAN),
            Field.nullable("small", Scalar.INT),
            Field.nullable("large", Scalar.BIGINT),
            Field.nullable("real", Scalar.DOUBLE),
            Field.nullable("text", Scalar.STRING),
            Field.nullable("list", new DataType.Array(Scalar.INT)),
            Field.nullable("lists", new DataType.Array(new DataType.Array(Scalar.BOOLEAN))),
            Field.nullable("counts", new DataType.Map(Scalar.STRING, Scalar.BIGINT)),
            Field.nullable("place", PLACE),
            Field.nullable("places", new DataType.Map(Scalar.TIMESTAMP, new DataType.Array(PLACE))),
            Field.nullable("money", new DataType.Decimal(10, 2)),
            Field.nullable("digits", new DataType.Array(new DataType.Decimal(38, 10))));

    @Property(tries = 200)
    void whatIsBuiltIsWhatWentIn(@ForAll long seed, @ForAll @IntRange(max = 130) int rows) {
        Batch batch = new RandomBatches(seed).batch(SCHEMA, rows);

        assertThat(Rows.compact(batch)).hasSchema(SCHEMA).hasRowsOf(batch);
    }

    @Property(tries = 200)
    void gatheredRowsAreTheChosenOnes(@ForAll long seed, @ForAll @IntRange(max = 130) int rows) {
        Batch batch = new RandomBatches(seed).batch(SCHEMA, rows);
        SplittableRandom random = new SplittableRandom(seed);
        int[] chosen = random.ints(random.nextInt(200), Gather.NULL_ROW, rows).toArray();

        for (int field = 0; field < SCHEMA.size(); field++) {
            Column gathered = Gather.rows(batch.column(field), chosen, chosen.length);

            assertThat(values(gathered, field)).isEqualTo(picked(values(batch.column(field), field), chosen));
        }
    }

    @Test
    void allRowsInTheirOrderAreTheColumnItself() {
        Column column = new RandomBatches(7).batch(SCHEMA, 70).column(7);
        int[] all = new int[70];
        Arrays.setAll(all, i -> i);

        assertThat(Gather.rows(column, all, 70)).isSameAs(column);
        assertThat(Gather.rows(column, all, 69)).isNotSameAs(column);
    }

    @Property(tries = 200)
    void concatenatedColumnsStandBehindEachOther(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomBatches batches = new RandomBatches(seed);
        List<Batch> parts = new ArrayList<>();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            parts.add(batches.batch(SCHEMA, random.nextInt(80)));
        }
        for (int field = 0; field < SCHEMA.size(); field++) {
            List<Column> columns = new ArrayList<>();
            List<@Nullable Object> expected = new ArrayList<>();
            for (Batch part : parts) {
                columns.add(part.column(field));
                expected.addAll(values(part.column(field), field));
            }

            assertThat(values(Concatenation.of(columns), field)).isEqualTo(expected);
        }
    }

    @Property(tries = 200)
    void ofEqualKeysTheLastStays(@ForAll long seed, @ForAll @IntRange(max = 60) int entries) {
        SplittableRandom random = new SplittableRandom(seed);
        DataType.Map type = new DataType.Map(Scalar.STRING, Scalar.INT);
        MapColumnBuilder builder = new MapColumnBuilder(type, 0);
        List<@Nullable Object> expected = new ArrayList<>();
        for (int row = 0; row < 10; row++) {
            Map<String, Integer> map = new LinkedHashMap<>();
            for (int i = 0; i < entries; i++) {
                String key = "k" + random.nextInt(Math.max(1, entries / 2));
                ((BytesColumnBuilder) builder.keys()).append(key.getBytes(StandardCharsets.UTF_8));
                ((IntColumnBuilder) builder.values()).append(i);
                map.remove(key);
                map.put(key, i);
            }
            builder.endValue();
            expected.add(map);
        }
        MapColumn column = builder.build();

        for (int row = 0; row < 10; row++) {
            assertThat(entries(Rows.value(column, type, row))).isEqualTo(entries(expected.get(row)));
        }
    }

    @Test
    void aRowTakenBackLeavesNothing() {
        Schema schema = Schema.of(
                Field.nullable("list", new DataType.Array(new DataType.Array(Scalar.STRING))),
                Field.nullable("place", PLACE));
        BatchBuilder rows = new BatchBuilder(schema, 4);
        ArrayColumnBuilder list = (ArrayColumnBuilder) rows.column(0);
        ArrayColumnBuilder inner = (ArrayColumnBuilder) list.elements();
        BytesColumnBuilder text = (BytesColumnBuilder) inner.elements();

        text.append(new byte[] {'a'});
        inner.endValue();
        list.endValue();
        rows.column(1).appendNull();
        rows.endRow();
        text.append(new byte[] {'b'});
        inner.endValue();
        text.write((byte) 'c');
        RowColumnBuilder place = (RowColumnBuilder) rows.column(1);
        place.field(0).appendNull();
        rows.rollbackRow();
        list.appendNull();
        rows.column(1).appendNull();
        rows.endRow();

        assertThat(rows.build()).hasRows(row(List.of(List.of("a")), null), row(null, null));
    }

    @Test
    void doublesAreNoKeys() {
        assertThatThrownBy(() -> new DataType.Map(Scalar.DOUBLE, Scalar.INT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("keys of a MAP cannot be DOUBLE");
    }

    private static List<@Nullable Object> values(Column column, int field) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int row = 0; row < column.size(); row++) {
            values.add(Rows.value(column, SCHEMA.field(field).type(), row));
        }
        return values;
    }

    /** The entries of a map in their order. */
    private static List<?> entries(@Nullable Object map) {
        return List.copyOf(((Map<?, ?>) Objects.requireNonNull(map)).entrySet());
    }

    private static List<@Nullable Object> picked(List<@Nullable Object> values, int[] rows) {
        List<@Nullable Object> picked = new ArrayList<>();
        for (int row : rows) {
            picked.add(row == Gather.NULL_ROW ? null : values.get(row));
        }
        return picked;
    }
}
