package io.millrace.connectors.datagen.fields;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.option.OptionFault;
import io.millrace.testkit.Rows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldsGeneratorTest {
    private static final int ROWS = 20_000;

    @Test
    void sequencesCount() {
        assertThat(values(Scalar.BIGINT, "sequence").subList(0, 3)).containsExactly(0L, 1L, 2L);
        assertThat(values(Scalar.INT, "sequence(10, -3)").subList(0, 3)).containsExactly(10, 7, 4);
        assertThat(values(Scalar.DOUBLE, "sequence(0.5, 0.25)").subList(0, 3)).containsExactly(0.5, 0.75, 1.0);
        assertThat(values(Scalar.STRING, "sequence(7)").subList(0, 3)).containsExactly("7", "8", "9");
        assertThat(values(new DataType.Decimal(9, 2), "sequence(1.5, 0.01)").subList(0, 2))
                .containsExactly(new BigDecimal("1.50"), new BigDecimal("1.51"));
        assertThat(values(Scalar.TIMESTAMP, "timestamp(2024-05-03T10:00:00Z, 250ms)")
                        .subList(0, 2))
                .containsExactly(Instant.parse("2024-05-03T10:00:00Z"), Instant.parse("2024-05-03T10:00:00.250Z"));
    }

    @Test
    void randomNumbersAreWithinTheirBoundsAndEachAsLikely() {
        Map<Object, Long> dice = counts(values(Scalar.INT, "random(1, 6)"));
        assertThat(dice.keySet()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(dice.values()).allSatisfy(count -> assertThat(count).isBetween(3100L, 3600L));

        assertThat(values(Scalar.DOUBLE, "random(-1, 1)").stream().map(Double.class::cast))
                .allSatisfy(value -> assertThat(value).isBetween(-1.0, 1.0))
                .satisfies(all -> assertThat(
                                all.stream().mapToDouble(x -> x).average().orElseThrow())
                        .isBetween(-0.02, 0.02));
        assertThat(values(new DataType.Decimal(20, 3), "random(-1.5, 2.25)").stream()
                        .map(BigDecimal.class::cast))
                .allSatisfy(value -> assertThat(value).isBetween(new BigDecimal("-1.500"), new BigDecimal("2.250")));
        assertThat(values(Scalar.TIMESTAMP, "random(2024-01-01T00:00:00Z, 2024-01-02T00:00:00Z)").stream()
                        .map(Instant.class::cast))
                .allSatisfy(time -> assertThat(time)
                        .isBetween(Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2024-01-02T00:00:00Z")));
        assertThat(values(Scalar.BIGINT, "random").stream().map(Long.class::cast))
                .anyMatch(value -> value < Long.MIN_VALUE / 2)
                .anyMatch(value -> value > Long.MAX_VALUE / 2);
    }

    @Test
    void choicesAndTextsAreOfTheTypeWanted() {
        assertThat(counts(values(Scalar.STRING, "oneOf(CH, DE,  US )")).keySet())
                .containsExactly("CH", "DE", "US");
        assertThat(counts(values(Scalar.BOOLEAN, "oneOf(true, true, false)")).get(true))
                .isBetween(13_000L, 13_700L);
        assertThat(counts(values(Scalar.DOUBLE, "oneOf(0.5)")).keySet()).containsExactly(0.5);
        assertThat(values(Scalar.STRING, "text(2, 5)").stream().map(String.class::cast))
                .allMatch(text -> text.matches("[a-z]{2,5}"))
                .satisfies(
                        texts -> assertThat(texts.stream().map(String::length).distinct())
                                .containsExactlyInAnyOrder(2, 3, 4, 5))
                .satisfies(
                        texts -> assertThat(texts.stream().distinct().count()).isGreaterThan(8000));
        assertThat(values(Scalar.BYTES, "text(3)")).allMatch(hex -> ((String) hex).length() == 6);
    }

    @Test
    void fieldsWithoutAGeneratorGetOneByTheirType() {
        assertThat(counts(values(Scalar.BOOLEAN, null)).get(true)).isBetween(9_700L, 10_300L);
        assertThat(values(Scalar.STRING, null)).allMatch(text -> ((String) text).matches("[a-z]{10}"));
        assertThat(values(Scalar.TIMESTAMP, null).subList(0, 2))
                .containsExactly(Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2024-01-01T00:00:01Z"));
        assertThat(values(new DataType.Decimal(2, 1), null).stream().map(BigDecimal.class::cast))
                .allSatisfy(value -> assertThat(value).isBetween(new BigDecimal("-9.9"), new BigDecimal("9.9")));
    }

    @Test
    void aShareOfTheRowsIsNull() {
        List<@Nullable Object> values = values(
                Field.nullable("x", Scalar.STRING), Map.of("x", "oneOf(a)"), Map.of("x", "25%"), new ArrayList<>());

        assertThat(values.stream().filter(Objects::isNull).count()).isBetween(4_700L, 5_300L);
    }

    @Test
    void aFieldDoesNotDependOnTheOthers() {
        Schema one = Schema.of(Field.required("b", Scalar.BIGINT));
        Schema two = Schema.of(Field.required("a", Scalar.BIGINT), Field.required("b", Scalar.BIGINT));

        List<List<@Nullable Object>> alone = rows(one, Map.of(), Map.of(), new ArrayList<>());
        List<List<@Nullable Object>> both = rows(two, Map.of(), Map.of(), new ArrayList<>());

        assertThat(both).noneMatch(row -> Objects.equals(row.get(0), row.get(1)));
        assertThat(both.stream().map(row -> row.get(1)))
                .containsExactlyElementsOf(alone.stream().map(row -> row.get(0)).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            INT | gauss(1, 2) | BAD_GENERATOR
            INT | random(1 | BAD_GENERATOR
            INT | random(1) | BAD_GENERATOR
            INT | random(1, 2, 3) | BAD_GENERATOR
            INT | random(2, 1) | BAD_GENERATOR
            INT | random(1, x) | BAD_GENERATOR
            INT | random(1, 3000000000) | BAD_GENERATOR
            INT | oneOf() | BAD_GENERATOR
            INT | oneOf(1,,2) | BAD_GENERATOR
            BOOLEAN | oneOf(yes) | BAD_GENERATOR
            STRING | random(1, 2) | WRONG_TYPE
            STRING | text(5, 2) | BAD_GENERATOR
            STRING | text(99999) | BAD_GENERATOR
            STRING | text(-1) | BAD_GENERATOR
            STRING | timestamp | WRONG_TYPE
            DOUBLE | text(3) | WRONG_TYPE
            DOUBLE | random(1, 0) | BAD_GENERATOR
            BYTES | sequence | WRONG_TYPE
            TIMESTAMP | random | WRONG_TYPE
            TIMESTAMP | sequence | WRONG_TYPE
            TIMESTAMP | timestamp(yesterday) | BAD_GENERATOR
            TIMESTAMP | timestamp(2024-01-01T00:00:00Z, soon) | BAD_GENERATOR
            """)
    void refusesWhatMakesNoSense(Scalar type, String generator, String code) {
        List<OptionFault> faults = new ArrayList<>();
        FieldsGenerator.of(Schema.of(Field.required("x", type)), Map.of("x", generator), Map.of(), 1, faults);

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.path()).isEqualTo("fields.x");
            assertThat(fault.found()).isEqualTo(generator);
        });
    }

    @Test
    void refusesFieldsThatAreNotThereAndSharesThatAreNone() {
        Schema schema = Schema.of(
                Field.required("x", Scalar.INT),
                Field.nullable("y", Scalar.INT),
                Field.nullable("z", new DataType.Array(Scalar.INT)));
        List<OptionFault> faults = new ArrayList<>();
        FieldsGenerator.of(
                schema, Map.of("v", "random"), new TreeMap<>(Map.of("w", "100%", "x", "50%", "y", "150%")), 1, faults);

        assertThat(faults.stream().map(fault -> fault.path() + " " + fault.code()))
                .containsExactly(
                        "fields.v UNKNOWN_COLUMN",
                        "nulls.w UNKNOWN_COLUMN",
                        "nulls.x NOT_NULLABLE",
                        "nulls.y OUT_OF_BOUNDS",
                        "schema.z WRONG_TYPE");
    }

    private static List<@Nullable Object> values(DataType type, @Nullable String generator) {
        List<OptionFault> faults = new ArrayList<>();
        Map<String, String> fields = generator == null ? Map.of() : Map.of("x", generator);
        List<@Nullable Object> values = values(Field.required("x", type), fields, Map.of(), faults);
        assertThat(faults).isEmpty();
        return values;
    }

    private static List<@Nullable Object> values(
            Field field, Map<String, String> fields, Map<String, String> nulls, List<OptionFault> faults) {
        List<@Nullable Object> values = new ArrayList<>();
        rows(Schema.of(field), fields, nulls, faults).forEach(row -> values.add(row.getFirst()));
        return values;
    }

    private static List<List<@Nullable Object>> rows(
            Schema schema, Map<String, String> fields, Map<String, String> nulls, List<OptionFault> faults) {
        long[] places = LongStream.range(0, ROWS).toArray();
        return Rows.of(FieldsGenerator.of(schema, fields, nulls, 1, faults).rows(places, ROWS));
    }

    private static Map<Object, Long> counts(List<@Nullable Object> values) {
        return new LinkedHashMap<>(values.stream()
                .collect(Collectors.groupingBy(Objects::requireNonNull, TreeMap::new, Collectors.counting())));
    }
}
