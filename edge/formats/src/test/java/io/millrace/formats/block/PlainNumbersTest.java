package io.millrace.formats.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DecimalColumnBuilder;
import io.millrace.model.data.DoubleColumnBuilder;
import io.millrace.model.data.IntColumnBuilder;
import io.millrace.model.data.LongColumnBuilder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is not left to others is read as the JDK reads it. */
class PlainNumbersTest {
    private static final Pattern JSON_NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
    private static final int BLOCKS = 16_000;

    /** What numbers stand between: some of it must not be taken for a part of them. */
    private static final String[] BETWEEN = {",", ":", "x", "9,", ".5,", "-"};

    private final PlainNumbers json = new PlainNumbers(true);
    private final PlainNumbers csv = new PlainNumbers(false);
    private final OddRows odd = new OddRows();
    private int plain;

    @Test
    void doublesAreThoseOfTheJdk() {
        for (int seed = 0; seed < BLOCKS; seed++) {
            Texts texts = new Texts(new SplittableRandom(seed));
            for (PlainNumbers numbers : new PlainNumbers[] {json, csv}) {
                numbers.readDoubles(texts.data, texts.starts, texts.ends, 0, ValueBlock.ROWS, odd);
                DoubleColumnBuilder column = new DoubleColumnBuilder(1);
                numbers.append(0, ValueBlock.ROWS, column);
                double[] values = column.build().values();
                forPlain(numbers, texts, (row, text) -> {
                    long bits = Double.doubleToRawLongBits(values[row]);
                    if (bits != Double.doubleToRawLongBits(Double.parseDouble(text))) {
                        assertThat(values[row]).as(text).isEqualTo(Double.parseDouble(text));
                    }
                });
            }
        }
        assertThat(plain).isGreaterThan(BLOCKS * ValueBlock.ROWS * 3 / 4);
    }

    @Test
    void wholeNumbersAreThoseOfTheJdk() {
        for (int seed = 0; seed < BLOCKS / 8; seed++) {
            Texts texts = new Texts(new SplittableRandom(seed));
            for (PlainNumbers numbers : new PlainNumbers[] {json, csv}) {
                numbers.readLongs(texts.data, texts.starts, texts.ends, 0, ValueBlock.ROWS, odd);
                LongColumnBuilder longs = new LongColumnBuilder(1);
                numbers.append(0, ValueBlock.ROWS, longs);
                long[] values = longs.build().values();
                forPlain(numbers, texts, (row, text) -> assertThat(values[row])
                        .as(text)
                        .isEqualTo(new BigDecimal(text).longValueExact()));

                numbers.readInts(texts.data, texts.starts, texts.ends, 0, ValueBlock.ROWS, odd);
                IntColumnBuilder ints = new IntColumnBuilder(1);
                numbers.append(0, ValueBlock.ROWS, ints);
                int[] intValues = ints.build().values();
                forPlain(numbers, texts, (row, text) -> assertThat(intValues[row])
                        .as(text)
                        .isEqualTo(new BigDecimal(text).intValueExact()));
            }
        }
        assertThat(plain).isGreaterThan(BLOCKS / 8 * ValueBlock.ROWS / 4);
    }

    @Test
    void decimalsAreThoseOfTheJdk() {
        for (int seed = 0; seed < BLOCKS / 8; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Texts texts = new Texts(random);
            int precision = 1 + random.nextInt(DataType.Decimal.MAX_PRECISION);
            DataType.Decimal type = new DataType.Decimal(precision, random.nextInt(precision + 1));
            json.readDecimals(texts.data, texts.starts, texts.ends, 0, ValueBlock.ROWS, type, odd);
            int next = 0;
            DecimalColumnBuilder column = new DecimalColumnBuilder(type, 1);
            for (int i = 0; i <= odd.count(); i++) {
                int end = i < odd.count() ? odd.row(i) : ValueBlock.ROWS;
                json.append(next, end, column);
                if (i < odd.count()) {
                    column.appendNull();
                }
                next = end + 1;
            }
            DecimalColumn values = column.build();
            forPlain(json, texts, (row, text) -> {
                BigDecimal expected = type.exact(new BigDecimal(text)).orElseThrow();
                assertThat(values.value(row)).as("%s as %s", text, type).isEqualTo(expected);
            });
        }
        assertThat(plain).isGreaterThan(BLOCKS / 8 * ValueBlock.ROWS / 10);
    }

    @Test
    void withLittleDataAllIsOdd() {
        json.readDoubles(new byte[] {'1', '5'}, new int[] {0, 1}, new int[] {1, 2}, 0, 2, odd);
        assertThat(odd.count()).isEqualTo(2);
    }

    private interface Check {
        void row(int row, String text);
    }

    private void forPlain(PlainNumbers numbers, Texts texts, Check check) {
        int next = 0;
        for (int row = 0; row < ValueBlock.ROWS; row++) {
            if (next < odd.count() && odd.row(next) == row) {
                next++;
            } else {
                plain++;
                String text = texts.texts[row];
                if (numbers == json) {
                    assertThat(JSON_NUMBER.matcher(text).matches()).as(text).isTrue();
                }
                check.row(row, text);
            }
        }
    }

    /** As many as a block has rows, in random data; some are no numbers, or none that are short. */
    private static final class Texts {
        final String[] texts = new String[ValueBlock.ROWS];
        final int[] starts = new int[ValueBlock.ROWS];
        final int[] ends = new int[ValueBlock.ROWS];
        final byte[] data;

        Texts(SplittableRandom random) {
            StringBuilder all = new StringBuilder();
            for (int row = 0; row < texts.length; row++) {
                texts[row] = text(random);
                all.append(BETWEEN[random.nextInt(BETWEEN.length)]);
                starts[row] = all.length();
                all.append(texts[row]);
                ends[row] = all.length();
                if (texts[row].isEmpty()) {
                    starts[row] = ValueBlock.ABSENT;
                    ends[row] = ValueBlock.ABSENT;
                }
            }
            data = all.append('}').toString().getBytes(StandardCharsets.US_ASCII);
        }

        private static String text(SplittableRandom random) {
            return switch (random.nextInt(16)) {
                case 0 -> "" + random.nextDouble();
                case 1 -> "" + Double.longBitsToDouble(random.nextLong());
                case 2 -> "" + random.nextLong();
                case 3 -> new BigDecimal(new BigInteger("" + random.nextLong()), random.nextInt(20)).toPlainString();
                case 4 -> "-0" + (random.nextBoolean() ? ".0" : "");
                case 5 -> odd(random);
                case 6 -> "" + random.nextInt(-1000, 1000);
                case 7 -> "0." + digits(random, random.nextInt(16));
                default ->
                    (random.nextInt(3) == 0 ? "-" : "")
                            + digits(random, random.nextInt(10))
                            + (random.nextBoolean() ? "." : "")
                            + digits(random, random.nextInt(9));
            };
        }

        private static String odd(SplittableRandom random) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(10); i > 0; i--) {
                text.append("0123456789..-+eE nul/:".charAt(random.nextInt(22)));
            }
            return text.toString();
        }

        private static String digits(SplittableRandom random, int count) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < count; i++) {
                text.append((char) ('0' + random.nextInt(10)));
            }
            return text.toString();
        }
    }
}
