package io.millrace.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.cli.demo.DemoScript.Column;
import io.millrace.cli.demo.DemoScript.TableOfBusiest;
import io.millrace.cli.progress.Quantity;
import io.millrace.cli.terminal.Table;
import io.millrace.cli.terminal.Table.Align;
import java.util.List;
import java.util.Locale;

/** Draws the table that the script describes. */
final class BusiestTable {
    private BusiestTable() {}

    static List<String> lines(TableOfBusiest description, ServedResults results) {
        List<JsonNode> rows = results.busiest(description.rows()).stream()
                .map(ServedResults.Region::latest)
                .toList();
        List<Align> alignments = description.columns().stream()
                .map(column ->
                        rows.stream().anyMatch(row -> row.path(column.field()).isNumber()) ? Align.RIGHT : Align.LEFT)
                .toList();
        Table table =
                new Table(description.columns().stream().map(Column::title).toList(), alignments);
        rows.forEach(row -> table.row(description.columns().stream()
                .map(column -> cell(column, row.path(column.field())))
                .toList()));
        return table.lines();
    }

    private static String cell(Column column, JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER ->
                value.isIntegralNumber()
                        ? Quantity.count(value.asLong())
                        : String.format(Locale.ROOT, "%,." + column.decimals() + "f", value.asDouble());
            case NULL, MISSING -> "-";
            case ARRAY, BINARY, BOOLEAN, OBJECT, POJO, STRING -> value.asText();
        };
    }
}
