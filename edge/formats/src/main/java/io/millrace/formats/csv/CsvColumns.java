package io.millrace.formats.csv;

import io.millrace.formats.MalformedCode;
import io.millrace.formats.MalformedRecord;
import io.millrace.formats.text.Utf8;
import io.millrace.model.data.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which column each field of the schema stands in.
 *
 * @param count the number of columns of each record
 * @param columns for each field its column, or {@link #ABSENT}
 */
record CsvColumns(int count, int[] columns) {
    /** The column of a field that records do not have: it is null. */
    static final int ABSENT = -1;

    /** No columns at all. */
    static final CsvColumns NONE = new CsvColumns(0, new int[0]);

    private static final char BYTE_ORDER_MARK = '\ufeff';

    /** The field that stands in a column, or {@link #ABSENT} if nobody wants it. */
    int field(int column) {
        for (int field = 0; field < columns.length; field++) {
            if (columns[field] == column) {
                return field;
            }
        }
        return ABSENT;
    }

    /**
     * Finds the fields of the schema among named columns.
     *
     * @throws MalformedRecord if a required field is not there, or a field is there twice
     */
    static CsvColumns of(Schema schema, List<String> names) {
        int[] columns = new int[schema.size()];
        for (int i = 0; i < columns.length; i++) {
            String name = schema.field(i).name();
            columns[i] = names.indexOf(name);
            if (columns[i] == ABSENT && !schema.field(i).nullable()) {
                throw invalid("expected a column '" + name + "', which is required", names);
            }
            if (Collections.frequency(names, name) > 1) {
                throw invalid("expected one column '" + name + "'", names);
            }
        }
        return new CsvColumns(names.size(), columns);
    }

    /**
     * Reads the names of the columns from the first record of a stream.
     *
     * @throws MalformedRecord if it is no record
     */
    static List<String> names(byte[] header, CsvFields fields) {
        if (Utf8.indexOfInvalid(header, 0, header.length) != Utf8.VALID) {
            throw MalformedRecord.of(MalformedCode.CSV_HEADER, "expected a header in UTF-8");
        }
        fields.cut(header, 0, header.length);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < fields.count(); i++) {
            boolean escaped = fields.isEscaped(i);
            String name = escaped
                    ? new String(fields.unescaped(), 0, fields.unescape(i, header), StandardCharsets.UTF_8)
                    : new String(header, fields.start(i), fields.end(i) - fields.start(i), StandardCharsets.UTF_8);
            names.add(i == 0 && !name.isEmpty() && name.charAt(0) == BYTE_ORDER_MARK ? name.substring(1) : name);
        }
        return names;
    }

    private static MalformedRecord invalid(String wanted, List<String> names) {
        return MalformedRecord.of(MalformedCode.CSV_HEADER, wanted + ", found the columns " + names);
    }
}
