package io.millrace.cli.job;

import io.millrace.model.error.MillraceException;
import io.millrace.model.job.JobRun;
import io.millrace.model.plan.EngineType;
import io.millrace.model.plan.Plan;
import io.millrace.model.spi.Catalog;
import io.millrace.model.spi.Engine;
import io.millrace.model.spi.EngineContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Puts jobs on the engine that they ask for. */
public final class JobLauncher implements AutoCloseable {
    private final Catalog catalog;
    private final Map<String, String> environment;
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private final TimerScheduler scheduler = new TimerScheduler(failure::complete);

    /** @param environment what connectors are given as environment variables */
    public JobLauncher(Catalog catalog, Map<String, String> environment) {
        this.catalog = catalog;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Starts a job.
     *
     * @param file the job file, against whose directory the job's relative file names are resolved
     * @throws MillraceException {@code ENGINE_NOT_INSTALLED}
     */
    public JobRun start(Plan plan, Path file) {
        Path directory = file.toAbsolutePath().getParent();
        EngineContext context = new EngineContext(
                catalog, directory == null ? "" : directory.toString(), environment, new SystemTime(), scheduler);
        return engine(plan.engine()).start(plan, context);
    }

    /** Completes with what a background task threw. */
    public CompletableFuture<Throwable> failure() {
        return failure;
    }

    /** The engine that runs a plan of this type here. */
    public static Engine engine(EngineType type) {
        EngineType wanted = type == EngineType.AUTO ? EngineType.SIMD : type;
        return ServiceLoader.load(Engine.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(engine -> engine.type() == wanted)
                .findFirst()
                .orElseThrow(() -> new MillraceException(
                        "ENGINE_NOT_INSTALLED",
                        "the engine " + wanted + " is not part of this installation; there is " + installed()
                                + " (job file: type, command line: --engine)"));
    }

    private static String installed() {
        return ServiceLoader.load(Engine.class).stream()
                .map(engine -> engine.get().type().name())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        scheduler.close();
    }
}
