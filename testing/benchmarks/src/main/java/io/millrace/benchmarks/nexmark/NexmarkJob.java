package io.millrace.benchmarks.nexmark;

import io.millrace.model.data.Schema;
import io.millrace.model.document.Syntax;
import io.millrace.model.jobfile.JobFile;
import io.millrace.model.jobfile.LoadedJob;
import io.millrace.model.option.Options;
import io.millrace.model.plan.Endpoint;
import io.millrace.model.plan.Endpoint.FormatRef;
import io.millrace.model.plan.Plan;
import io.millrace.model.plan.PlanNode;
import io.millrace.model.plan.SinkNode;
import io.millrace.model.plan.SourceNode;
import io.millrace.model.plan.Step;
import io.millrace.model.spi.Catalog;
import io.millrace.model.spi.SourceConnector;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A query as users have it, and its events.
 *
 * @param plan of the example's job file
 * @param events by the id of the source
 */
public record NexmarkJob(Plan plan, Map<String, NexmarkEvents> events) {
    public NexmarkJob {
        events = Map.copyOf(events);
    }

    /** @param events how many there are of all kinds */
    public static NexmarkJob load(Query query, long events) throws IOException {
        return load(query, events, NexmarkEvents.BATCH_ROWS);
    }

    /** @param batchRows about so many rows are a batch */
    static NexmarkJob load(Query query, long events, int batchRows) throws IOException {
        String job = Files.readString(query.jobFile());
        Plan generated = plan(job);
        Plan plan = plan(query.change().job(job));
        Map<String, NexmarkEvents> bySource = new LinkedHashMap<>();
        generated.sources().forEach(source -> {
            NexmarkEvents made = NexmarkEvents.of(source, events, batchRows);
            Schema wanted = ((SourceNode) plan.node(source.id())).schema();
            bySource.put(source.id(), made.with(query.change().change(made.batches(), wanted)));
        });
        return new NexmarkJob(plan, bySource);
    }

    private static Plan plan(String job) {
        return switch (JobFile.load(job, Syntax.YAML, anySchema(Catalog.installed()), List.of())) {
            case LoadedJob.Valid valid -> valid.plan();
            case LoadedJob.Invalid invalid ->
                throw new IllegalStateException(invalid.problems().toString());
        };
    }

    private static Catalog anySchema(Catalog installed) {
        return new Catalog(
                installed.source("datagen").<SourceConnector>map(AnySchemaSource::new).stream()
                        .toList(),
                installed.sink("file").stream().toList(),
                installed.formatNames().stream()
                        .flatMap(name -> installed.format(name).stream())
                        .toList());
    }

    /** The events of a source. */
    public NexmarkEvents events(String source) {
        NexmarkEvents found = events.get(source);
        if (found == null) {
            throw new IllegalArgumentException("no source '" + source + "' in " + plan.name());
        }
        return found;
    }

    /** The rows of all sources. */
    public long rows() {
        return events.values().stream().mapToLong(NexmarkEvents::rows).sum();
    }

    /** The same job from memory into a digest. Nothing between is another than in the file. */
    Plan measured(int parallelism) {
        List<PlanNode> nodes = plan.nodes().stream()
                .map(node -> switch (node) {
                    case SourceNode source ->
                        new SourceNode(
                                source.id(),
                                new Endpoint(
                                        PreparedSource.NAME,
                                        Options.NONE,
                                        Optional.of(new FormatRef(source.id(), Options.NONE))),
                                source.schema(),
                                source.eventTime(),
                                source.malformed());
                    case SinkNode sink ->
                        new SinkNode(
                                sink.id(),
                                sink.input(),
                                new Endpoint(DigestSink.NAME, Options.NONE, Optional.empty()),
                                sink.schema());
                    case Step step -> step;
                })
                .toList();
        return plan.with(Optional.of(parallelism), nodes);
    }
}
