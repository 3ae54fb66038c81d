package io.millrace.formats.columns;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.formats.RandomRows;
import io.millrace.formats.Rows;
import io.millrace.model.data.Batch;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Selection;
import io.millrace.model.option.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class ColumnsRoundTripTest {
    private static final Schema NUMBERS = Schema.of(Field.nullable("number", DataType.Scalar.BIGINT));
    private static final Schema TEXTS = Schema.of(Field.nullable("text", DataType.Scalar.STRING));

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void scalarsComeBack(@ForAll long seed) {
        assertComeBack(RandomRows.SCHEMA, RandomRows.of(RandomRows.SCHEMA, seed, 50), seed);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void nestedValuesComeBack(@ForAll long seed) {
        assertComeBack(RandomRows.NESTED, RandomRows.of(RandomRows.NESTED, seed, 50), seed);
    }

    /** Runs, near and far numbers and nulls, so that every encoding comes about. */
    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void numbersComeBackInAnyEncoding(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<Object>> rows = new ArrayList<>();
        int width = random.nextInt(65);
        int longestRun = random.nextInt(1, 20);
        int nullsOf = random.nextInt(1, 10);
        long step = random.nextBoolean() ? random.nextLong() : 0;
        long number = 0;
        while (rows.size() < 300) {
            long bits = width == 0 ? 0 : random.nextLong() >>> (Long.SIZE - width);
            number = step == 0 ? bits : number + step + bits;
            Object value = random.nextInt(nullsOf) == 8 ? Rows.NULL : (Object) number;
            for (int i = random.nextInt(longestRun); i >= 0; i--) {
                rows.add(List.of(value));
            }
        }
        assertComeBack(NUMBERS, rows, seed);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void textsComeBackWithAndWithoutDictionary(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int different = 1 << random.nextInt(13);
        int count = random.nextInt(1, 3000);
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(List.of(
                    random.nextInt(20) == 0
                            ? Rows.NULL
                            : "é".repeat(random.nextInt(different) % 17) + random.nextInt(different)));
        }
        assertComeBack(TEXTS, rows, seed);
    }

    @Test
    void extremesComeBack() {
        List<List<Object>> rows = new ArrayList<>();
        for (long number : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            rows.add(List.of(number));
        }
        assertComeBack(NUMBERS, rows, 1);
        assertComeBack(NUMBERS, rows.subList(0, 1), 1);
        assertComeBack(NUMBERS, List.of(List.of(Rows.NULL), List.of(Rows.NULL)), 1);
        assertComeBack(new Schema(List.of()), List.of(List.of(), List.of(), List.of()), 1);
    }

    @Test
    void notANumberKeepsItsBits() {
        Schema doubles = Schema.of(Field.required("d", DataType.Scalar.DOUBLE));
        assertComeBack(
                doubles,
                List.of(
                        List.of(Double.NaN),
                        List.of(-0.0),
                        List.of(0.0),
                        List.of(Double.NEGATIVE_INFINITY),
                        List.of(Double.MIN_VALUE)),
                1);
    }

    @Test
    void noRowsAreNoRecord() {
        Batch none = Rows.batch(TEXTS, List.of(List.of("a"))).select(Selection.of(new int[0], 0));

        assertThat(ColumnsRecords.encode(none, Options.NONE)).isEmpty();
    }

    @Test
    void aLargeBatchIsSeveralRecordsThatReadersTake() {
        List<List<Object>> rows = RandomRows.of(RandomRows.NESTED, 7, 500);
        Options options = ColumnsRecords.atMost(20_000);
        List<byte[]> records = ColumnsRecords.encode(Rows.batch(RandomRows.NESTED, rows), options);

        assertThat(records).hasSizeGreaterThan(5).allMatch(record -> record.length <= 20_000);
        assertThat(ColumnsRecords.decode(RandomRows.NESTED, options, records))
                .isEqualTo(new ColumnsRecords.Read(rows, List.of()));
    }

    private static void assertComeBack(Schema schema, List<List<Object>> rows, long seed) {
        Batch batch = Rows.batch(schema, rows);
        assertThat(ColumnsRecords.decode(schema, Options.NONE, ColumnsRecords.encode(batch, Options.NONE)))
                .isEqualTo(new ColumnsRecords.Read(rows, List.of()));

        SplittableRandom random = new SplittableRandom(seed);
        int[] selected = new int[rows.size()];
        int count = 0;
        for (int row = 0; row < rows.size(); row++) {
            selected[count] = row;
            count += random.nextInt(3) > 0 ? 1 : 0;
        }
        List<List<Object>> kept = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            kept.add(rows.get(selected[i]));
        }
        List<byte[]> records = ColumnsRecords.encode(batch.select(Selection.of(selected, count)), Options.NONE);
        assertThat(ColumnsRecords.decode(schema, Options.NONE, records))
                .isEqualTo(new ColumnsRecords.Read(kept, List.of()));
    }
}
