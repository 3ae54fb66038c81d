package io.millrace.formats.columns;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.formats.Repository;
import io.millrace.formats.Rows;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.option.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The bytes that the description of the format shows are those that are written, and are read for ever. */
class ColumnsDocumentTest {
    private static final Schema SCHEMA =
            Schema.of(Field.required("id", DataType.Scalar.BIGINT), Field.nullable("ok", DataType.Scalar.BOOLEAN));
    private static final List<List<Object>> ROWS =
            List.of(List.of(7L, true), List.of(8L, Rows.NULL), List.of(9L, true));

    @Test
    void theExampleIsWrittenAndRead() throws IOException {
        byte[] example = HexFormat.of().parseHex(example());

        assertThat(HexFormat.of().formatHex(ColumnsRecords.encode(SCHEMA, ROWS)))
                .isEqualTo(example());
        assertThat(ColumnsRecords.decode(SCHEMA, Options.NONE, List.of(example)))
                .isEqualTo(new ColumnsRecords.Read(ROWS, List.of()));
    }

    /** The hexadecimal digits of the block at the end, without what is said of them. */
    private static String example() throws IOException {
        String document = Files.readString(Repository.file("docs/columns-format.md"));
        int begin = document.indexOf("```\n", document.indexOf("## Example")) + 4;
        String block = document.substring(begin, document.indexOf("```", begin));
        return block.lines()
                .map(line -> line.substring(0, Math.min(line.length(), 40)).replace(" ", ""))
                .collect(Collectors.joining())
                .toLowerCase(Locale.ROOT);
    }
}
