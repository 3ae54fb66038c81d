package io.millrace.formats.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.spi.EncodedRecords;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntegerWriterTest {
    @Property(tries = 10_000)
    void writesAsLongToString(@ForAll long value) {
        assertThat(written(value)).isEqualTo(Long.toString(value));
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                9,
                10,
                99,
                100,
                -1,
                -10,
                -99,
                -100,
                999_999_999_999_999_999L,
                1_000_000_000_000_000_000L,
                Long.MAX_VALUE,
                Long.MIN_VALUE
            })
    void writesTheEdges(long value) {
        assertThat(written(value)).isEqualTo(Long.toString(value));
    }

    private static String written(long value) {
        EncodedRecords out = new EncodedRecords();
        IntegerWriter.write(value, out);
        out.end();
        return out.string(0);
    }
}
