package io.millrace.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.formats.Records;
import io.millrace.formats.block.ValueBlock;
import io.millrace.kernels.Kernels;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.option.Options;
import io.millrace.model.spi.RawRecords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLocatorTest {
    private static final Schema SCHEMA =
            Schema.of(Field.nullable("a", Scalar.BIGINT), Field.nullable("text", Scalar.STRING));

    private static final int PADDING = 128;

    private final JsonSettings settings = JsonSettings.of(Options.NONE);
    private final JsonColumn[] columns = JsonColumn.of(SCHEMA, settings.timestamps());
    private final JsonScope root = JsonScope.root(SCHEMA, columns, settings.paths());
    private final ValueBlock block = new ValueBlock(columns.length);
    private final JsonLocator locator =
            new JsonLocator(Kernels.scalar("it is the meaning"), root.leads(), block, settings);

    @Test
    void valuesArePlacedOnceTheirKeysWereLearned() {
        assertThat(located("{\"a\":1,\"text\":\"x\"}")).as("before").isFalse();
        learn("{\"a\":1,\"text\":\"x\"}", "{\"text\":\"x\",\"a\":1}", "{\"a\":1,\"more\":0,\"text\":\"x\"}");

        assertThat(places("{\"a\":-25,\"text\":\"one, two} ]\"}")).containsExactly("-25", "\"one, two} ]\"");
        assertThat(places("{\"text\":\"größer\",\"a\":true}")).containsExactly("true", "\"größer\"");
        assertThat(places("{\"a\":1,\"more\":[{\"b\":\"c\"},[],\"]\"],\"text\":null}"))
                .containsExactly("1", "null");
        assertThat(places("{\"a\":}")).containsExactly("", null);
        assertThat(places("{\"text\":\"" + "long ".repeat(100) + "\"}"))
                .containsExactly(null, '"' + "long ".repeat(100) + '"');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "{\"a\":1",
                "{\"a\":1,\"text\":\"an \\n escape\"}",
                "{\"a\":1,\"text\":\"a \t tab\"}",
                "{\"a\":1,\"text\":\"no end}",
                "{\"a\":1,\"text\":\"one\"two\"}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"unknown\":2}",
                "{\"a\":{\"a\":1}}",
                "{\"a\":1}}",
                "{\"a\":1},",
                "[{\"a\":1}]"
            })
    void whatIsUnusualIsLeftToOthers(String record) {
        learn("{\"a\":1,\"text\":\"x\"}");

        assertThat(located(record)).isFalse();
    }

    /** Who reads the values knows how many are texts, and so that some quotes are not those around them. */
    @Test
    void quotesOfValuesAreCounted() {
        learn("{\"a\":1,\"text\":\"x\"}", "{\"a\":1,\"more\":\"y\",\"text\":\"x\"}");

        assertThat(places("{\"a\":1,\"more\":\"y\",\"text\":\"one\"}")).containsExactly("1", "\"one\"");
        assertThat(locator.quotes()[0]).isEqualTo(2);
        assertThat(places("{\"a\":1,\"text\":\"one\" \"two\"}")).containsExactly("1", "\"one\" \"two\"");
        assertThat(locator.quotes()[0]).isEqualTo(4);
    }

    @Test
    void bytesThatAreNoTextAreLeftToOthers() {
        learn("{\"a\":1,\"text\":\"x\"}");
        byte[] record = "{\"text\":\"?\"}".getBytes(StandardCharsets.UTF_8);
        record[9] = (byte) 0xff;

        assertThat(located(record, record.length)).isFalse();
    }

    @Test
    void ordersMayChange() {
        String first = "{\"a\":1,\"text\":\"x\"}";
        String second = "{\"text\":\"x\",\"a\":1}";
        learn(first, second);

        for (int i = 0; i < 50_000; i++) {
            assertThat(places(i / 15_000 % 2 == 0 || i % 3 == 0 ? first : second))
                    .containsExactly("1", "\"x\"");
        }
    }

    private void learn(String... records) {
        JsonNested.Members members = new JsonNested.Members(columns, root);
        JsonObjectReader objects = new JsonObjectReader(settings.maxDepth());
        BatchBuilder rows = new BatchBuilder(SCHEMA, 1);
        for (int i = 0; i < columns.length; i++) {
            columns[i].bind(rows.column(i));
        }
        for (String record : records) {
            byte[] data = padded(record);
            objects.readMembers(members, data, 0, data.length - PADDING, 1);
        }
    }

    private boolean located(String record) {
        byte[] data = padded(record);
        return located(data, data.length - PADDING);
    }

    private boolean located(byte[] data, int length) {
        RawRecords whole = Records.of(List.of(data));
        whole.valueLengths()[0] = length;
        locator.locate(whole, 0, 1);
        return locator.isLocated(0);
    }

    /** The value of each column as it stands in the record, null if it has none. */
    private List<String> places(String record) {
        assertThat(located(record)).as(record).isTrue();
        byte[] data = padded(record);
        List<String> values = new ArrayList<>();
        for (int column = 0; column < columns.length; column++) {
            int start = block.starts(column)[0];
            int end = block.ends(column)[0];
            values.add(
                    start == ValueBlock.ABSENT ? null : new String(data, start, end - start, StandardCharsets.UTF_8));
        }
        return values;
    }

    /** Leads are compared by words, which do not reach beyond the data. */
    private static byte[] padded(String record) {
        byte[] data = record.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(data, data.length + PADDING);
    }
}
