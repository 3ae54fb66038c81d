package io.millrace.conformance.decimal;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.reference.ReferenceRow;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random expressions over DECIMAL columns and others, many of which fail for some rows. */
class DecimalExpressionsTest {
    private static final int JOBS = 60;
    private static final int COLUMNS = 8;
    private static final int ROWS = 100;
    private static final int LEVELS = 3;
    private static final String TEMPLATE = """
            name: decimals
            configuration:
              expressionErrors: AS_NULL
              sources:
                - id: in
                  connector: file
                  path: in.jsonl
                  format: json
                  schema:
                    - {name: m, type: 'DECIMAL(10,2)'}
                    - {name: n, type: 'DECIMAL(3,3)', nullable: false}
                    - {name: w, type: 'DECIMAL(38,10)', nullable: false}
                    - {name: i, type: INT, nullable: false}
                    - {name: l, type: BIGINT, nullable: false}
                    - {name: d, type: DOUBLE, nullable: false}
                    - {name: s, type: STRING, nullable: false}
              steps:
                - type: filter
                  where: "%s"
                - type: map
                  set:
            %s
              sinks:
                - {id: out, connector: console, format: json}
            """;

    private static final List<String> MONEY = List.of("0.00", "0.01", "-1.50", "99999999.99", "-99999999.99", "12.00");
    private static final List<String> PARTS = List.of("0.000", "0.005", "-0.999", "0.125", "0.001");
    private static final List<String> WIDE = List.of(
            "0.0000000000",
            "-0.0000000001",
            "9999999999999999999999999999.9999999999",
            "-9999999999999999999999999999.9999999999",
            "123456789.5000000000",
            "1.0000000000");
    private static final List<Integer> INTS = List.of(0, 1, -7, Integer.MAX_VALUE, Integer.MIN_VALUE);
    private static final List<Long> LONGS = List.of(0L, 3L, -1L, Long.MAX_VALUE, Long.MIN_VALUE);
    private static final List<Double> DOUBLES = List.of(0.0, -0.0, 1.005, -2.25, 1e300, 3e-9, 1e18);
    private static final List<String> TEXTS = List.of("", "x", " 7.005 ", "-12", "1e2", "999.995", "-0.00");

    private final Path directory;

    DecimalExpressionsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void giveWhatTheReferenceGives() throws Exception {
        for (long seed = 0; seed < JOBS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder set = new StringBuilder();
            for (int i = 0; i < COLUMNS; i++) {
                set.append("        c%d: \"%s\"\n".formatted(i, number(random, LEVELS)));
            }
            DecimalJob job = new DecimalJob(directory, TEMPLATE.formatted(condition(random), set), rows(random));

            assertThat(job.run(seed)).as("seed %s: %s", seed, job.job()).isEqualTo(job.expected(Map.of()));
        }
    }

    private static String number(SplittableRandom random, int levels) {
        if (levels == 0) {
            return pick(
                    random,
                    List.of("m", "m", "n", "w", "i", "l", "0.5", "1.19", "-3", "0.0001", "CAST(s AS DECIMAL(5,2))"));
        }
        String a = number(random, levels - 1);
        return switch (random.nextInt(12)) {
            case 0 -> "-(" + a + ")";
            case 1 -> "CAST(" + a + " AS DECIMAL(12,3))";
            case 2 -> "TRY_CAST(" + a + " AS DECIMAL(4,1))";
            case 3 -> "COALESCE(" + a + ", " + number(random, levels - 1) + ")";
            case 4 -> "CAST(CAST(" + a + " AS DOUBLE) AS DECIMAL(20,4))";
            case 5 -> "CAST(CAST(" + a + " AS STRING) AS DECIMAL(30,4))";
            case 6 -> "CAST(" + a + " AS BIGINT)";
            case 7 -> "CAST(d AS DECIMAL(" + pick(random, List.of("18,3", "38,20", "5,0")) + "))";
            default ->
                "(" + a + pick(random, List.of(" + ", " - ", " * ", " / ", " % ")) + number(random, levels - 1) + ")";
        };
    }

    private static String condition(SplittableRandom random) {
        String comparison = number(random, 1) + pick(random, List.of(" = ", " <> ", " < ", " >= ")) + number(random, 2);
        return "NOT (" + comparison + ") OR m IS NULL OR m BETWEEN -1.505 AND 12";
    }

    private static List<ReferenceRow> rows(SplittableRandom random) {
        List<ReferenceRow> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("m", random.nextInt(6) == 0 ? null : new BigDecimal(pick(random, MONEY)));
            values.put("n", new BigDecimal(pick(random, PARTS)));
            values.put("w", new BigDecimal(pick(random, WIDE)));
            values.put("i", pick(random, INTS));
            values.put("l", pick(random, LONGS));
            values.put("d", pick(random, DOUBLES));
            values.put("s", pick(random, TEXTS));
            rows.add(new ReferenceRow(values));
        }
        return rows;
    }

    private static <T> T pick(SplittableRandom random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
