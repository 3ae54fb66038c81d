package io.millrace.conformance.nexmark;

import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.plan.Endpoint.FormatRef;
import io.millrace.model.plan.Plan;
import io.millrace.model.plan.SourceNode;
import io.millrace.model.spi.Catalog;
import io.millrace.model.spi.Format;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordDecoder;
import io.millrace.model.spi.RecordEncoder;
import io.millrace.model.spi.RowsPerRecord;
import io.millrace.model.spi.Source;
import io.millrace.model.spi.SourceConnector;
import io.millrace.model.spi.SourceReader;
import io.millrace.testkit.Rows;
import io.millrace.testkit.connector.ConnectorJob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** What the source of a plan makes up, read without an engine. */
public final class MadeUpRows {
    private MadeUpRows() {}

    /** The rows of the one source of a plan: those of the first split, then those of the next. */
    public static List<ReferenceRow> of(Plan plan) {
        return of(source(plan));
    }

    /** The rows of each source of a plan, by its id. */
    static Map<String, List<ReferenceRow>> bySource(Plan plan) {
        return plan.sources().collect(Collectors.toMap(SourceNode::id, MadeUpRows::of));
    }

    private static List<ReferenceRow> of(SourceNode node) {
        Catalog catalog = Catalog.installed();
        SourceConnector connector = catalog.source(node.endpoint().connector()).orElseThrow();
        FormatRef ref = node.endpoint().format().orElseThrow();
        Format format = catalog.format(ref.name()).orElseThrow();
        RecordEncoder encoder = format.encoder(node.schema(), ref.options()).orElseThrow();
        RecordDecoder decoder = format.decoder(node.schema(), ref.options()).orElseThrow();
        ConnectorJob job = new ConnectorJob(Path.of("."), Map.of());
        List<ReferenceRow> rows = new ArrayList<>();
        try (Source source = connector.open(node.endpoint().options(), job.sourceContext(node.schema(), encoder));
                SourceReader reader = source.read(source.splits(), Map.of())) {
            for (int split = 0; split < source.splits().size(); split++) {
                int number = split;
                Awaitility.await().until(() -> {
                    for (RawRecords raw = reader.poll(number); raw != null; raw = reader.poll(number)) {
                        rows.addAll(decode(decoder, raw, node));
                    }
                    return reader.isFinished(number);
                });
            }
        }
        return rows;
    }

    static SourceNode source(Plan plan) {
        return plan.nodes().stream()
                .filter(SourceNode.class::isInstance)
                .map(SourceNode.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<ReferenceRow> decode(RecordDecoder decoder, RawRecords raw, SourceNode node) {
        List<ReferenceRow> rows = new ArrayList<>();
        BatchBuilder builder = new BatchBuilder(node.schema(), raw.count());
        int step = decoder.rowsPerRecord() == RowsPerRecord.MANY ? 1 : raw.count();
        for (int from = 0; from < raw.count(); from += step) {
            decoder.decode(raw, from, from + step, builder, (record, code, message) -> {
                throw new AssertionError(code + " " + message);
            });
            for (List<@Nullable Object> values : Rows.of(builder.build())) {
                Map<String, @Nullable Object> row = new LinkedHashMap<>();
                for (int i = 0; i < values.size(); i++) {
                    row.put(node.schema().field(i).name(), values.get(i));
                }
                rows.add(new ReferenceRow(row));
            }
        }
        return rows;
    }
}
