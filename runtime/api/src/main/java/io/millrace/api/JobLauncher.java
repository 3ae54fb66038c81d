package io.millrace.api;

import io.millrace.kernels.KernelSettings;
import io.millrace.kernels.Kernels;
import io.millrace.model.error.MillraceException;
import io.millrace.model.job.JobRun;
import io.millrace.model.plan.EngineType;
import io.millrace.model.plan.Plan;
import io.millrace.model.spi.Catalog;
import io.millrace.model.spi.Engine;
import io.millrace.model.spi.EngineContext;
import io.millrace.model.state.Snapshot;
import io.millrace.vector.clock.SystemTime;
import io.millrace.vector.clock.TimerScheduler;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;

/** Puts jobs on the engine that they ask for. Any number of jobs may run at once; close it when they have ended. */
public final class JobLauncher implements AutoCloseable {
    private final Catalog catalog;
    private final Map<String, String> environment;
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private final TimerScheduler scheduler = new TimerScheduler(failure::complete);

    /**
     * Chooses the kernels of this process, once for all its jobs.
     *
     * @param environment what connectors are given as environment variables
     * @throws MillraceException {@code SETTING_INVALID} if a variable that chooses kernels has a value that it cannot have
     */
    public JobLauncher(Catalog catalog, Map<String, String> environment) {
        this.catalog = catalog;
        this.environment = Map.copyOf(environment);
        Kernels unused = activateKernels(environment);
    }

    /** Of all that is on the class path, and the environment of the process. */
    public static JobLauncher installed() {
        return new JobLauncher(Catalog.installed(), System.getenv());
    }

    /** The kernels that the environment asks for, from now on those of this process. */
    public static Kernels activateKernels(Map<String, String> environment) {
        try {
            return Kernels.activate(KernelSettings.of(environment));
        } catch (IllegalArgumentException e) {
            throw new MillraceException("SETTING_INVALID", "environment variable " + e.getMessage(), e);
        }
    }

    /**
     * Starts a job.
     *
     * @param file the job file, against whose directory the job's relative file names are resolved
     * @throws MillraceException {@code ENGINE_NOT_INSTALLED}
     */
    public JobRun start(Plan plan, Path file) {
        Path directory = file.toAbsolutePath().getParent();
        return start(plan, catalog, directory == null ? "" : directory.toString());
    }

    /** @param known has more than the catalog of the launcher */
    JobRun start(Plan plan, Catalog known, String directory) {
        return engine(plan.engine()).start(plan, context(known, directory));
    }

    /** @param known has more than the catalog of the launcher */
    JobRun resume(Plan plan, Catalog known, String directory, Snapshot snapshot) {
        return engine(plan.engine()).resume(plan, context(known, directory), snapshot);
    }

    private EngineContext context(Catalog known, String directory) {
        return new EngineContext(known, directory, environment, new SystemTime(), scheduler);
    }

    Catalog catalog() {
        return catalog;
    }

    /** Completes with what a background task threw. */
    public CompletableFuture<Throwable> failure() {
        return failure;
    }

    /** Stops the run when a background task has thrown something. */
    JobRun attend(JobRun run) {
        var unused = failure.thenAccept(cause -> run.stop());
        return run;
    }

    /** Throws what a background task has thrown, if one has. */
    void throwFailure() {
        if (failure.isDone()) {
            Throwable cause = failure.join();
            throw cause instanceof MillraceException known
                    ? known
                    : new MillraceException(
                            "BACKGROUND_TASK_FAILED", "a background task of a connector threw " + cause, cause);
        }
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
                        "the engine " + wanted + " is not part of this installation; there is "
                                + String.join(", ", installedEngines()) + " (job file: type, command line: --engine)"));
    }

    /** The names of the engines at hand. */
    public static List<String> installedEngines() {
        return ServiceLoader.load(Engine.class).stream()
                .map(engine -> engine.get().type().name())
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        scheduler.close();
    }
}
