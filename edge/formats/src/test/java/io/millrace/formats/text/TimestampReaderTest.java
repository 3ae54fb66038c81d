package io.millrace.formats.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.millrace.formats.IsoTime;
import io.millrace.formats.MalformedRecord;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampReaderTest {
    private static final String[] TEXTS = {
        "2001-01-01T00:01:00.123456+01:00",
        "1999-12-31 23:59:59Z",
        "2000-02-29T12:34-0830",
        "2400-02-29",
        "1970-01-01T00:00"
    };
    private static final String CHARACTERS = "0123456789-+:.TtZz ";

    private final TimestampReader reader = new TimestampReader(Field.required("t", DataType.Scalar.TIMESTAMP));

    @Property(tries = 50_000, shrinking = ShrinkingMode.OFF)
    void agreesWithTheJdkOnMutatedTimes(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(TEXTS[random.nextInt(TEXTS.length)]);
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(text.length());
            char c = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, c);
                case 1 -> text.insert(at, c);
                default -> text.setLength(Math.max(at, 1));
            }
        }
        assertAgrees(text.toString());
    }

    @Property(tries = 5_000)
    void agreesWithTheJdkOnEveryDay(@ForAll int day, @ForAll int micros) {
        Instant time = Instant.parse("2000-01-01T00:00:00Z")
                .plus(day % 700_000, ChronoUnit.DAYS)
                .plus(micros, ChronoUnit.MICROS);
        assertAgrees(time.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2001",
                "2001-02-29",
                "2000-02-30T00:00:00Z",
                "2001-04-31T00:00:00",
                "2001-01-01T00:00:00+1",
                "2001-01-01T00:00:00 Z",
                "2001-01-01T00:00:00ZZ",
                "2001-01-01T00:00:00.1234567890",
                "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
                "２００１-01-01T00:00:00",
                "+2001-01-01T00:00:00"
            })
    void refuses(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Property(tries = 5_000)
    void readsWhatItKnowsWithoutTheEnd(@ForAll @IntRange(min = -10, max = 130) int second) {
        Instant minute = Instant.parse("2001-01-01T00:01:00Z");
        assertThat(read(minute.toString())).contains(minute);
        String text = minute.plusSeconds(second).toString();
        long known = reader.readInLastMinute(text.getBytes(StandardCharsets.UTF_8), 0);
        if (second >= 0 && second < 60) {
            assertThat(known).isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(text)));
        } else {
            assertThat(known).isEqualTo(TimestampReader.UNKNOWN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001-01-01T00:01:6", "2001-01-01T00:01:60", "2001-01-01T00:01 00", "2001-01-01T00:01:0x"})
    void leavesTheRestToBeReadAsAWhole(String text) {
        assertThat(read("2001-01-01T00:01:00")).isPresent();
        assertThat(reader.readInLastMinute(text.getBytes(StandardCharsets.UTF_8), 0))
                .isEqualTo(TimestampReader.UNKNOWN);
    }

    private void assertAgrees(String text) {
        Optional<Instant> expected = IsoTime.parse(text);
        for (String time : new String[] {"first", "when its minute is known"}) {
            Optional<Instant> found = read(text);
            if (!found.equals(expected)) {
                fail("'%s' read %s as %s, by the JDK as %s", text, time, found, expected);
            }
        }
    }

    private Optional<Instant> read(String text) {
        byte[] bytes = (text + "9:9").getBytes(StandardCharsets.UTF_8);
        try {
            long micros = reader.read(bytes, 0, bytes.length - 3);
            return Optional.of(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
        } catch (MalformedRecord e) {
            return Optional.empty();
        }
    }
}
