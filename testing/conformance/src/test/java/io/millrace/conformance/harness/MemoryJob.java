package io.millrace.conformance.harness;

import io.millrace.connectors.function.FunctionClass;
import io.millrace.connectors.function.JarFunctions;
import io.millrace.model.document.Syntax;
import io.millrace.model.job.JobRun;
import io.millrace.model.jobfile.JobFile;
import io.millrace.model.jobfile.LoadedJob;
import io.millrace.model.option.Options;
import io.millrace.model.plan.Endpoint;
import io.millrace.model.plan.Plan;
import io.millrace.model.plan.PlanNode;
import io.millrace.model.plan.SinkNode;
import io.millrace.model.plan.SourceNode;
import io.millrace.model.plan.Step;
import io.millrace.model.spi.Catalog;
import io.millrace.model.spi.EngineContext;
import io.millrace.model.spi.Format;
import io.millrace.model.spi.FunctionLoader;
import io.millrace.model.spi.LookupConnector;
import io.millrace.model.spi.SourceConnector;
import io.millrace.model.spi.TimeSource;
import io.millrace.model.state.Snapshot;
import io.millrace.vector.VectorEngine;
import io.millrace.vector.clock.SystemTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A job of a file with its sources and sinks in memory; dictionaries stay what they are. */
public final class MemoryJob {
    private MemoryJob() {}

    /** The plan of a job file; a file with problems fails the test. */
    public static Plan load(Path file) {
        return load(file, new JarFunctions(file.toAbsolutePath().resolveSibling("")));
    }

    /** The same, of a job whose functions are classes of these tests, by their names. */
    public static Plan loadWithOwnFunctions(Path file) {
        return load(file, (jar, className) -> {
            try {
                return FunctionClass.instances(Class.forName(className), jar);
            } catch (ClassNotFoundException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static Plan load(Path file, FunctionLoader functions) {
        try {
            return switch (JobFile.load(
                    Files.readString(file),
                    Syntax.ofFileName(file.toString()),
                    Catalog.installed(),
                    functions,
                    List.of())) {
                case LoadedJob.Valid valid -> valid.plan();
                case LoadedJob.Invalid invalid -> throw new AssertionError(invalid.problems());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same plan, but every source and sink is in memory. Sources read JSON. */
    public static Plan inMemory(Plan plan) {
        return replaced(plan, true);
    }

    /** The same plan, but every sink is in memory; sources stay what they are. */
    public static Plan intoMemory(Plan plan) {
        return replaced(plan, false);
    }

    private static Plan replaced(Plan plan, boolean sources) {
        List<PlanNode> nodes = plan.nodes().stream()
                .map(node -> switch (node) {
                    case SourceNode source
                    when sources ->
                        new SourceNode(
                                source.id(),
                                new Endpoint(
                                        MemorySource.NAME,
                                        Options.NONE,
                                        source.endpoint().format()),
                                source.schema(),
                                source.eventTime(),
                                source.malformed());
                    case SourceNode source -> source;
                    case SinkNode sink ->
                        new SinkNode(
                                sink.id(),
                                sink.input(),
                                new Endpoint(MemorySink.NAME, Options.NONE, Optional.empty()),
                                sink.schema());
                    case Step step -> step;
                })
                .toList();
        return plan.with(plan.parallelism(), nodes);
    }

    /** The same plan with so many instances of keyed steps and readers of sources. */
    public static Plan parallel(Plan plan, int parallelism) {
        return plan.with(Optional.of(parallelism), plan.nodes());
    }

    /** Starts a plan of {@link #inMemory} or {@link #intoMemory}. */
    public static JobRun start(Plan plan, MemorySource source, MemorySink sink, Path directory) {
        return start(plan, source, sink, directory, new SystemTime());
    }

    /** The same with tables to look up in. */
    public static JobRun start(
            Plan plan, MemorySource source, MemorySink sink, List<LookupConnector> tables, Path directory) {
        return start(plan, source, sink, tables, directory, new SystemTime());
    }

    /** The same by another clock. */
    public static JobRun start(Plan plan, MemorySource source, MemorySink sink, Path directory, TimeSource time) {
        return start(plan, source, sink, List.of(), directory, time);
    }

    /** The same with tables to look up in. */
    public static JobRun start(
            Plan plan,
            MemorySource source,
            MemorySink sink,
            List<LookupConnector> tables,
            Path directory,
            TimeSource time) {
        return new VectorEngine().start(plan, context(source, sink, tables, directory, time));
    }

    /** Starts such a plan from where a snapshot was taken. */
    public static JobRun resume(
            Plan plan,
            MemorySource source,
            MemorySink sink,
            List<LookupConnector> tables,
            Path directory,
            TimeSource time,
            Snapshot snapshot) {
        return new VectorEngine().resume(plan, context(source, sink, tables, directory, time), snapshot);
    }

    private static EngineContext context(
            MemorySource source, MemorySink sink, List<LookupConnector> tables, Path directory, TimeSource time) {
        List<SourceConnector> sources = new ArrayList<>(List.of(source));
        Catalog installed = Catalog.installed();
        installed.source("file").ifPresent(sources::add);
        installed.source("datagen").ifPresent(sources::add);
        List<Format> formats = installed.formatNames().stream()
                .map(name -> installed.format(name).orElseThrow())
                .toList();
        return new EngineContext(
                new Catalog(sources, List.of(sink), tables, formats),
                directory.toString(),
                Map.of(),
                time,
                (task, delay) -> {
                    throw new UnsupportedOperationException("nothing in memory needs a timer");
                });
    }
}
