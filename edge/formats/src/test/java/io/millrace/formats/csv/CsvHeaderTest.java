package io.millrace.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.option.Options;
import io.millrace.model.spi.RecordEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvHeaderTest {
    private static final Schema SCHEMA = Schema.of(
            Field.nullable("id", Scalar.INT),
            Field.nullable("größe", Scalar.STRING),
            Field.nullable("a \"b\", c", Scalar.STRING));

    @Test
    void namesTheFieldsIfItIsAskedFor() {
        assertThat(encoder(Map.of("header", true)).header().map(CsvHeaderTest::text))
                .contains("id,größe,\"a \"\"b\"\", c\"");
        assertThat(encoder(Map.of("header", true, "delimiter", ";", "quote", "'"))
                        .header()
                        .map(CsvHeaderTest::text))
                .contains("id;größe;a \"b\", c");
    }

    @Test
    void isNotThereOtherwise() {
        assertThat(encoder(Map.of()).header()).isEmpty();
    }

    private static RecordEncoder encoder(Map<String, Object> options) {
        return new CsvFormat().encoder(SCHEMA, new Options(options)).orElseThrow();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
