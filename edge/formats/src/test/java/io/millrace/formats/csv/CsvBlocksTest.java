package io.millrace.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.formats.Decoded;
import io.millrace.formats.Records;
import io.millrace.kernels.Kernels;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.option.Options;
import io.millrace.model.spi.RawRecords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that are read together are read as each would be alone. */
class CsvBlocksTest {
    private static final Schema SCHEMA = Schema.of(
            Field.required("id", Scalar.BIGINT),
            Field.nullable("count", Scalar.INT),
            Field.nullable("name", Scalar.STRING),
            Field.nullable("missing", Scalar.STRING),
            Field.nullable("time", Scalar.TIMESTAMP),
            Field.nullable("price", Scalar.DOUBLE),
            Field.nullable("flag", Scalar.BOOLEAN),
            Field.nullable("fee", new DataType.Decimal(9, 2)));

    private static final List<String> ODD = List.of(
            "",
            ",,,,,",
            "1,2,x,2026-11-21 12:30:00,1",
            "1,2,note,x,2026-11-21 12:30:00,1,true,1,8",
            "1,2,note,\"a, \"\"b\"\"\",2026-11-21 12:30:00,1,true,1",
            "1,2,note,x\"y,2026-11-21 12:30:00,1,true,1",
            "1,2,no\"te,x\"y,2026-11-21 12:30:00,1,true,1",
            "1,2,note,\"x\"y,2026-11-21 12:30:00,1,true,1",
            "1,2,note,\"x,2026-11-21 12:30:00,1,true,1",
            "1,2,note,\"\",2026-11-21 12:30:00,1,true,1",
            "\"1\",\"\",note,\"x\",2026-11-21 12:30:00,1,true,1",
            ",2,note,x,2026-11-21 12:30:00,1,true,1",
            "1,2\nnote,x,2026-11-21 12:30:00,1,true,1",
            "one,2,note,x,2026-11-21 12:30:00,1,true,1",
            "1,3000000000,note,x,2026-11-21 12:30:00,1,true,1",
            "1,2,note,x,2026-11-31 12:30:00,1,true,1",
            "1,2,note,x,2026-11-21 12:30:60,1,true,1",
            "1,2,note,x,2026-11-21 12:30:00,1,yes,1",
            "1,2,note,x,2026-11-21 12:30:00,1,TRUE,1",
            "1,2,note,x,2026-11-21 12:30:00,1.5.5,true,1",
            "1,2,note,x,2026-11-21 12:30:00,-,true,1",
            "1,2,note,x,2026-11-21 12:30:00,0.30000000000000004,true,1",
            "1,2,note,x,2026-11-21 12:30:00,1,true,12345678.00",
            "1,2,note,x,2026-11-21 12:30:00,1,true,0.125",
            "1.5,2,note,x,2026-11-21 12:30:00,1,true,1");

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 10, 50})
    void whatComesInBetweenDisturbsNothing(int oddOfHundred) {
        for (int seed = 0; seed < 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            CsvDecoder together = decoder(Optional.of(Kernels.scalar("it is the meaning")));
            CsvDecoder alone = decoder(Optional.empty());
            for (int batch = 0; batch < 4; batch++) {
                RawRecords records = records(random, 100 + random.nextInt(300), oddOfHundred, random.nextBoolean());
                assertThat(Decoded.by(together, SCHEMA, records).outcomes())
                        .as("seed %d, batch %d", seed, batch)
                        .isEqualTo(Decoded.by(alone, SCHEMA, records).outcomes());
            }
        }
    }

    private static CsvDecoder decoder(Optional<Kernels> kernels) {
        Map<String, Object> options =
                Map.of("columns", List.of("id", "count", "note", "name", "time", "price", "flag", "fee"));
        return new CsvDecoder(SCHEMA, CsvSettings.of(new Options(options)), kernels);
    }

    private static RawRecords records(SplittableRandom random, int count, int oddOfHundred, boolean quoted) {
        List<byte[]> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String record =
                    random.nextInt(100) < oddOfHundred ? ODD.get(random.nextInt(ODD.size())) : usual(random, quoted);
            records.add(record.getBytes(StandardCharsets.UTF_8));
        }
        return switch (random.nextInt(3)) {
            case 0 -> Records.lines(records, "\n");
            case 1 -> Records.lines(records, "\r\n");
            default -> Records.of(records);
        };
    }

    private static String usual(SplittableRandom random, boolean quoted) {
        return String.join(
                ",",
                (random.nextInt(100) == 0 ? "-" : "")
                        + "0".repeat(random.nextInt(3))
                        + random.nextLong(10_000_000_000L),
                random.nextInt(30) == 0 ? "" : "" + random.nextInt(-1_000, 1_000_000_000),
                quoted ? "\"a, b\"" : "note",
                quoted ? "\"größer, \n" + random.nextInt(5) + '"' : "x".repeat(random.nextInt(100)),
                "2026-11-21 12:30:" + (10 + random.nextInt(50)) + (random.nextInt(100) == 0 ? ".5" : ""),
                random.nextInt(20) == 0 ? "" : random.nextInt(-1000, 1000) + (random.nextBoolean() ? ".25" : ""),
                random.nextInt(20) == 0 ? "" : "" + random.nextBoolean(),
                random.nextInt(20) == 0 ? "" : random.nextInt(-1000, 1000) + (random.nextBoolean() ? ".5" : ""));
    }
}
