package io.millrace.formats.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.formats.MalformedRecord;
import io.millrace.model.data.DataType.Decimal;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DecimalColumnBuilder;
import io.millrace.model.data.Field;
import io.millrace.model.spi.EncodedRecords;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading and writing DECIMAL values as text, against BigDecimal. */
class DecimalReaderTest {
    @Property(tries = 5_000)
    void readsTheNumberOrRefusesIt(
            @ForAll
                    @BigRange(
                            min = "-999999999999999999999999999999999999999",
                            max = "999999999999999999999999999999999999999")
                    BigInteger digits,
            @ForAll @IntRange(max = 38) int shorter,
            @ForAll @IntRange(min = -3, max = 40) int places,
            @ForAll @IntRange(min = 1, max = 38) int precision,
            @ForAll @IntRange(max = 38) int scale,
            @ForAll boolean plain) {
        BigDecimal value = new BigDecimal(digits.divide(BigInteger.TEN.pow(shorter)), places);
        Decimal type = new Decimal(precision, Math.min(scale, precision));
        String text = plain ? value.toPlainString() : value.toString();

        Optional<BigDecimal> expected = type.exact(value);

        if (expected.isPresent()) {
            assertThat(read(text, type)).isEqualTo(expected.get());
            assertThat(written(expected.get(), type)).isEqualTo(expected.get().toPlainString());
        } else {
            assertThatThrownBy(() -> read(text, type)).isInstanceOf(MalformedRecord.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "12.5, 10, 2, 12.50",
        "-0.00, 10, 2, 0.00",
        "-0, 1, 0, 0",
        "+7., 10, 2, 7.00",
        ".5, 1, 1, 0.5",
        "1.500000000000000000000, 2, 1, 1.5",
        "0000000000000000000000.5, 1, 1, 0.5",
        "15e-1, 2, 1, 1.5",
        "1E+2, 3, 0, 100",
        "0e999999999999, 1, 0, 0",
        "99999999999999999999999999999999999999, 38, 0, 99999999999999999999999999999999999999",
        "-0.99999999999999999999999999999999999999, 38, 38, -0.99999999999999999999999999999999999999",
        "-9223372036854775808, 19, 0, -9223372036854775808",
        "0.000000000000000001, 18, 18, 0.000000000000000001"
    })
    void reads(String text, int precision, int scale, String expected) {
        BigDecimal value = read(text, new Decimal(precision, scale));

        assertThat(value).isEqualTo(new BigDecimal(expected));
        assertThat(written(value, new Decimal(precision, scale))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0.005             | a number (DECIMAL(4,2)) with at most 2 digits behind the point
                    1e-999999999999   | a number (DECIMAL(4,2)) with at most 2 digits behind the point
                    99.995            | a number (DECIMAL(4,2)) with at most 2 digits behind the point
                    100               | a number (DECIMAL(4,2)) with at most 2 digits before the point
                    1e999999999999    | a number (DECIMAL(4,2)) with at most 2 digits before the point
                    1,5               | a number (DECIMAL(4,2))
                    .                 | a number (DECIMAL(4,2))
                    -                 | a number (DECIMAL(4,2))
                    ''                | a number (DECIMAL(4,2))
                    1e                | a number (DECIMAL(4,2))
                    1e+               | a number (DECIMAL(4,2))
                    1e1.5             | a number (DECIMAL(4,2))
                    1x                | a number (DECIMAL(4,2))
                    1.2.3             | a number (DECIMAL(4,2))
                    NaN               | a number (DECIMAL(4,2))
                    """)
    void refuses(String text, String expected) {
        assertThatThrownBy(() -> read(text, new Decimal(4, 2)))
                .isInstanceOf(MalformedRecord.class)
                .hasMessageStartingWith("field 'a': expected " + expected + ", found ");
    }

    private static BigDecimal read(String text, Decimal type) {
        byte[] bytes = ("x" + text + "x").getBytes(StandardCharsets.UTF_8);
        DecimalReader reader = new DecimalReader(Field.nullable("a", type));
        return new BigDecimal(reader.read(bytes, 1, bytes.length - 1).toBigInteger(), type.scale());
    }

    private static String written(BigDecimal value, Decimal type) {
        DecimalColumnBuilder builder = new DecimalColumnBuilder(type, 1);
        builder.append(value);
        DecimalColumn column = builder.build();
        EncodedRecords out = new EncodedRecords();
        DecimalWriter.write(column, 0, out);
        out.end();
        return out.string(0);
    }
}
