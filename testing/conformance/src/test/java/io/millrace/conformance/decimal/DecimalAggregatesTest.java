package io.millrace.conformance.decimal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.error.MillraceException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DECIMAL values looked up in a dictionary, as keys of groups, and added up. */
class DecimalAggregatesTest {
    private static final int ROWS = 3000;
    private static final String JOB = """
            name: decimals
            configuration:
              sources:
                - id: in
                  connector: file
                  path: in.jsonl
                  format: json
                  schema:
                    - {name: at, type: TIMESTAMP, nullable: false}
                    - {name: rate, type: 'DECIMAL(4,2)'}
                    - {name: digits, type: 'DECIMAL(25,5)'}
                    - {name: amount, type: 'DECIMAL(12,2)'}
                    - {name: large, type: 'DECIMAL(38,10)'}
                  eventTime: {field: at}
              steps:
                - type: filter
                  conditions: [{field: amount, operator: NE, value: 13.37}]
                - id: rates
                  type: enrich
                  key: rate
                  dictionary:
                    connector: file
                    path: rates.csv
                    format: {type: csv, header: true}
                    schema:
                      - {name: rate, type: 'DECIMAL(4,2)', nullable: false}
                      - {name: name, type: STRING}
                      - {name: factor, type: 'DECIMAL(30,20)'}
                    key: rate
                  fields:
                    - {name: rate_name, from: name}
                    - {name: factor, from: factor, default: 1.5}
                - id: sums
                  type: windowAggregate
                  %s
                  window: {type: TUMBLING, size: 1m}
                  aggregates:
                    - {name: all, function: COUNT}
                    - {name: present, function: COUNT, field: amount}
                    - {name: amount_sum, function: SUM, field: amount}
                    - {name: large_sum, function: SUM, field: large}
                    - {name: factor_sum, function: SUM, field: factor}
                    - {name: amount_mean, function: AVG, field: amount}
                    - {name: large_mean, function: AVG, field: large}
                    - {name: least, function: MIN, field: amount}
                    - {name: greatest, function: MAX, field: amount}
                    - {name: large_least, function: MIN, field: large}
                    - {name: large_greatest, function: MAX, field: large}
                    - {name: middle, function: MEDIAN, field: amount}
                    - {name: spread, function: STDDEV_POP, field: amount}
              sinks:
                - {id: out, connector: console, format: json}
            """;

    private final Path directory;
    private final long seed = new Random().nextLong();

    DecimalAggregatesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "allowedLateness: 0s",
                "groupBy: [rate]",
                "groupBy: [digits]",
                "groupBy: [digits, rate, rate_name]"
            })
    void areThoseOfTheReference(String field) throws Exception {
        Files.writeString(directory.resolve("rates.csv"), """
                rate,name,factor
                0.00,none,0.00000000000000000001
                1.50,half,-9999999999.99999999999999999999
                -7.25,less,
                """);
        Random random = new Random(seed);
        List<ReferenceRow> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(row(random, Instant.EPOCH.plusMillis(i * 150_000L / ROWS), i < ROWS / 2));
        }
        DecimalJob job = new DecimalJob(directory, JOB.formatted(field), rows);

        Map<List<@Nullable Object>, Map<String, @Nullable Object>> actual = byKey(job.run(seed));
        Map<List<@Nullable Object>, Map<String, @Nullable Object>> expected =
                byKey(job.expected(Map.of("rates", rates())));

        assertThat(actual.keySet()).as("seed %d", seed).isEqualTo(expected.keySet());
        for (Map.Entry<List<@Nullable Object>, Map<String, @Nullable Object>> row : expected.entrySet()) {
            assertSame(row.getValue(), Objects.requireNonNull(actual.get(row.getKey())));
        }
    }

    @Test
    void aSumBeyond38DigitsIsAnError() throws Exception {
        Files.writeString(directory.resolve("rates.csv"), "rate,name,factor\n");
        List<ReferenceRow> rows = List.of(
                large(new BigDecimal(BigInteger.TEN.pow(38).subtract(BigInteger.ONE), 10)),
                large(new BigDecimal("0.0000000001")));
        DecimalJob job = new DecimalJob(directory, JOB.formatted("groupBy: [rate]"), rows);

        MillraceException failure = catchThrowableOfType(MillraceException.class, () -> job.run(1));

        assertThat(failure.code()).isEqualTo("AGGREGATE_OVERFLOW");
        assertThat(failure).hasMessageContaining("the sum of field 'large' leaves the range of DECIMAL(38,10)");
    }

    private static ReferenceRow large(BigDecimal value) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("at", Instant.EPOCH);
        values.put("amount", new BigDecimal("1.00"));
        values.put("large", value);
        return new ReferenceRow(values);
    }

    private void assertSame(Map<String, @Nullable Object> expected, Map<String, @Nullable Object> actual) {
        expected.forEach((name, value) -> {
            String what = name + " of " + expected + ", seed " + seed;
            if (value instanceof Double number) {
                assertThat((Double) Objects.requireNonNull(actual.get(name)))
                        .as(what)
                        .isCloseTo(number, within(1e-9 * Math.max(1, Math.abs(number))));
            } else {
                assertThat(actual.get(name)).as(what).isEqualTo(value);
            }
        });
    }

    private static Map<List<@Nullable Object>, Map<String, @Nullable Object>> byKey(
            List<Map<String, @Nullable Object>> rows) {
        Map<List<@Nullable Object>, Map<String, @Nullable Object>> byKey = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> row : rows) {
            List<@Nullable Object> key = new ArrayList<>();
            for (String field : List.of("window_start", "rate", "digits", "rate_name")) {
                key.add(row.get(field));
            }
            byKey.put(key, row);
        }
        return byKey;
    }

    private static List<ReferenceRow> rates() {
        return List.of(
                rate("0.00", "none", new BigDecimal("0.00000000000000000001")),
                rate("1.50", "half", new BigDecimal("-9999999999.99999999999999999999")),
                rate("-7.25", "less", null));
    }

    private static ReferenceRow rate(String rate, String name, @Nullable BigDecimal factor) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("rate", new BigDecimal(rate));
        values.put("name", name);
        values.put("factor", factor);
        return new ReferenceRow(values);
    }

    private static ReferenceRow row(Random random, Instant at, boolean nulls) {
        List<String> rates = List.of("0.00", "1.50", "-7.25", "99.99");
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("at", at);
        values.put("rate", nulls && random.nextInt(5) == 0 ? null : new BigDecimal(rates.get(random.nextInt(4))));
        values.put("digits", nulls && random.nextInt(5) == 0 ? null : digits(random));
        values.put(
                "amount", nulls && random.nextInt(5) == 0 ? null : BigDecimal.valueOf(random.nextInt(-2000, 2000), 2));
        values.put("large", nulls && random.nextInt(5) == 0 ? null : new BigDecimal(new BigInteger(90, random), 10));
        return new ReferenceRow(values);
    }

    /** Two that differ in their upper words only, and one that is neither. */
    private static BigDecimal digits(Random random) {
        BigInteger low = BigInteger.valueOf(5);
        BigInteger high = low.add(BigInteger.ONE.shiftLeft(64));
        return new BigDecimal(List.of(low, high, low.negate()).get(random.nextInt(3)), 5);
    }
}
