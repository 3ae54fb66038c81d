package io.millrace.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.formats.Decoded;
import io.millrace.formats.Records;
import io.millrace.formats.block.ValueBlock;
import io.millrace.kernels.Kernels;
import io.millrace.kernels.SeparatorMarks;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.option.Options;
import io.millrace.model.spi.RawRecords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of which most are written alike are read as each would be by itself. */
class JsonShapeTest {
    private static final Schema SCHEMA = Schema.of(
            Field.required("id", Scalar.BIGINT),
            Field.nullable("count", Scalar.INT),
            Field.nullable("name", Scalar.STRING),
            Field.nullable("time", Scalar.TIMESTAMP),
            Field.nullable("price", Scalar.DOUBLE),
            Field.nullable("flag", Scalar.BOOLEAN),
            Field.nullable("fee", new DataType.Decimal(9, 2)));

    private static final List<String> ODD = List.of(
            "{}",
            "{\"id\":1}",
            "{\"id\":1,\"count\":2,\"name\":\"x\",\"time\":null,\"price\":1e3,\"flag\":true,\"fee\":1}",
            "{\"id\":01,\"count\":2,\"note\":0,\"name\":\"x\",\"time\":null,\"price\":1,\"flag\":true,\"fee\":1}",
            "{\"id\":1,\"count\":2,\"note\":0,\"name\":\"x\" y\" ,\"time\":null,\"price\":1,\"flag\":true,\"fee\":1}",
            "{\"id\":1,\"count\":2,\"note\":0,\"name\":\"x\",\"name\":\"y\",\"price\":1,\"flag\":true,\"fee\":1}",
            "{\"id\":1,\"count\":2,\"note\":tru,\"name\":\"x\",\"time\":null,\"price\":1,\"flag\":true,\"fee\":1}",
            "{\"id\":1,\"count\":3000000000,\"note\":0,\"name\":\"x\",\"time\":null,\"price\":1,\"flag\":true,\"fee\":1}",
            "{\"id\":\"1\",\"count\":2,\"note\":0,\"name\":\"x\",\"time\":null,\"price\":1,\"flag\":true,\"fee\":1}",
            "{\"id\":1,\"count\":,\"note\":0,\"name\":\"x\",\"time\":null,\"price\":1,\"flag\":true,\"fee\":1}",
            "{\"id\":1,\"count\":2,\"note\":0,\"name\":\"x\\n\",\"time\":null,\"price\":1,\"flag\":true,\"fee\":1}",
            "{\"id\":1,\"count\":2,\"note\":0,\"name\":\"x\",\"time\":\"2026-13-01T00:00:00Z\",\"price\":1,\"flag\":true,\"fee\":1}",
            "{\"id\":1,\"count\":2,\"note\":0,\"name\":\"x\",\"time\":null,\"price\":1,\"flag\":true,\"fee\":1} ",
            "{\"id\":1,\"count\":2,\"note\":0,\"name\":\"x\",\"time\":null,\"price\":1,\"flag\":true,\"fee\":1",
            "{\"id\":1,\"count\":2,\"note\":{\"id\":2},\"name\":\"x\",\"time\":null,\"price\":1,\"flag\":true,\"fee\":1}",
            "{\"flag\":true,\"id\":1,\"count\":2,\"note\":0,\"name\":\"x\",\"time\":null,\"price\":1,\"fee\":1}",
            "{\"id\":1,\"count\":2,\"nose\":0,\"name\":\"x\",\"time\":null,\"price\":1,\"flag\":true,\"fee\":1}",
            "{\"id\":1,\"count\":2,\"note\":0,\"name\":\"x\",\"time\":null,\"price\":1,\"flag\":True,\"fee\":1}",
            "{\"id\":1,\"count\":2,\"note\":0,\"name\":\"x\",\"time\":null,\"price\":1.,\"flag\":true,\"fee\":1}",
            "{\"id\":1,\"count\":2,\"note\":0,\"name\":\"x\",\"time\":null,\"price\":.5,\"flag\":true,\"fee\":1}",
            "{\"id\":1,\"count\":2,\"note\":0,\"name\":\"x\",\"time\":null,\"price\":-,\"flag\":true,\"fee\":1}",
            "{\"id\":1,\"count\":2,\"note\":0,\"name\":\"x\",\"time\":null,\"price\":01.5,\"flag\":true,\"fee\":1}",
            "{\"id\":1,\"count\":2,\"note\":0,\"name\":\"x\",\"time\":null,\"price\":-0.30000000000000004,\"flag\":true,\"fee\":12345678.00}",
            "{\"id\":1,\"count\":2,\"note\":0,\"name\":\"x\",\"time\":null,\"price\":1,\"flag\":true,\"fee\":0.125}",
            "{\"id\":1,\"count\":2,\"note\":0,\"name\":\"x\",\"time\":null,\"price\":1 ,\"flag\":true ,\"fee\":\"1\"}",
            "{\"id\":1,\"count\":2,\"note\":0,\"name\":\"x\",\"time\":null,\"price\":null,\"flag\":null,\"fee\":null}");

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 10, 50})
    void whatComesInBetweenDisturbsNothing(int oddOfHundred) {
        for (int seed = 0; seed < 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            JsonDecoder together = decoder(Optional.of(Kernels.scalar("it is the meaning")));
            JsonDecoder alone = decoder(Optional.empty());
            // Times are usually of one minute, and now and then of many.
            for (int batch = 0; batch < 4; batch++) {
                RawRecords records = records(random, 200 + random.nextInt(300), oddOfHundred, random.nextInt(3) == 0);
                assertThat(Decoded.by(together, SCHEMA, records).outcomes())
                        .as("seed %d, batch %d", seed, batch)
                        .isEqualTo(Decoded.by(alone, SCHEMA, records).outcomes());
            }
        }
    }

    @Test
    void valuesThatNobodyWantsMayStandSideBySide() {
        JsonColumn[] columns =
                JsonColumn.of(SCHEMA, JsonSettings.of(Options.NONE).timestamps());
        ValueBlock block = new ValueBlock(columns.length);
        Kernels kernels = Kernels.scalar("it is the meaning");
        JsonShape shape = new JsonShape(kernels.bytes(), block, 1000, new JsonSkipper(10, new JsonText()));
        shape.learn(new JsonLead[] {
            lead("{\"a\":", null),
            lead(",\"b\":", null),
            lead(",\"c\":", null),
            lead(",\"id\":", columns[0]),
            lead(",\"d\":", null)
        });
        String[] values = {
            "{\"a\":1,\"b\":\"two\",\"c\":null,\"id\":44,\"d\":5}",
            "{\"a\":-1,\"b\":2,\"c\":\"x, y\",\"id\":5,\"d\":true}",
            " ".repeat(200)
        };
        RawRecords records = Records.of(values);
        SeparatorMarks marks = new SeparatorMarks();
        kernels.separators().json(records.data(), records.valueStarts(), records.valueLengths(), 0, 2, marks);

        shape.place(records.data(), records.valueStarts(), records.valueLengths(), 0, 2, marks, new int[2]);

        for (int row = 0; row < 2; row++) {
            assertThat(shape.has(row)).isTrue();
            int start = block.starts(0)[row];
            assertThat(new String(records.data(), start, block.ends(0)[row] - start, StandardCharsets.UTF_8))
                    .isEqualTo(row == 0 ? "44" : "5");
        }
    }

    private static JsonLead lead(String text, @Nullable JsonTarget target) {
        return JsonLead.of(text.getBytes(StandardCharsets.UTF_8), target);
    }

    private static JsonDecoder decoder(Optional<Kernels> kernels) {
        return new JsonDecoder(SCHEMA, JsonSettings.of(Options.NONE), kernels);
    }

    private static RawRecords records(SplittableRandom random, int count, int oddOfHundred, boolean anyTime) {
        List<byte[]> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String record =
                    random.nextInt(100) < oddOfHundred ? ODD.get(random.nextInt(ODD.size())) : usual(random, anyTime);
            records.add(record.getBytes(StandardCharsets.UTF_8));
        }
        return Records.of(records);
    }

    private static String usual(SplittableRandom random, boolean anyTime) {
        String time = "2026-11-" + (anyTime ? 10 + random.nextInt(20) : 21) + "T12:30:" + (10 + random.nextInt(50));
        return "{\"id\":" + digits(random, 18)
                + ",\"count\":" + digits(random, random.nextBoolean() ? 8 : 9)
                + ",\"note\":" + (random.nextBoolean() ? "\"a, b} \"" : "-1.5")
                + ",\"name\":\"" + "größer, ".repeat(random.nextInt(4))
                + "\",\"time\":"
                + (random.nextInt(20) == 0 ? "null" : '"' + time + (random.nextInt(50) == 0 ? "+01:00\"" : "Z\""))
                + ",\"price\":"
                + (random.nextInt(20) == 0 ? "null" : random.nextInt(-1000, 1000) + (random.nextBoolean() ? ".25" : ""))
                + ",\"flag\":" + (random.nextInt(20) == 0 ? "null" : random.nextBoolean())
                + ",\"fee\":"
                + (random.nextInt(20) == 0 ? "null" : random.nextInt(-1000, 1000) + (random.nextBoolean() ? ".5" : ""))
                + '}';
    }

    /** A number of up to so many digits; sometimes with a sign. */
    private static String digits(SplittableRandom random, int most) {
        long bound = 1;
        for (int i = random.nextInt(most); i >= 0; i--) {
            bound *= 10;
        }
        return (random.nextInt(100) == 0 ? "-" : "") + random.nextLong(bound);
    }
}
