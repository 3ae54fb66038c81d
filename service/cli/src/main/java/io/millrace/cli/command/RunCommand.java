package io.millrace.cli.command;

import io.millrace.api.JobLauncher;
import io.millrace.cli.calibration.BackgroundCalibration;
import io.millrace.cli.job.Attendance;
import io.millrace.cli.job.Outcome;
import io.millrace.cli.job.RunReport;
import io.millrace.cli.job.Summary;
import io.millrace.cli.metrics.MetricsServer;
import io.millrace.cli.metrics.RunCollector;
import io.millrace.cli.metrics.SimdCollector;
import io.millrace.cli.process.ExitCode;
import io.millrace.cli.process.Interrupts;
import io.millrace.cli.progress.Progress;
import io.millrace.cli.services.DevServices;
import io.millrace.cli.services.ServiceNeeds;
import io.millrace.cli.services.StartMessages;
import io.millrace.cli.terminal.Display;
import io.millrace.cli.terminal.Terminal;
import io.millrace.kernels.KernelSettings;
import io.millrace.kernels.Kernels;
import io.millrace.model.job.JobRun;
import io.millrace.model.plan.Plan;
import io.millrace.model.spi.Catalog;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a job until its input ends or somebody stops it. */
@Command(
        name = "run",
        description = {
            "Runs a job until its input ends, or until Ctrl-C.",
            "",
            "Kafka and Redis are started here if the job needs them and neither the job nor"
                    + " KAFKA_BOOTSTRAP_SERVERS or REDIS_CONNECTION names one. A second Ctrl-C ends everything at once."
        })
final class RunCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private JobArguments job = new JobArguments();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write the figures of the run there, as a JSON object.")
    private Optional<Path> report = Optional.empty();

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description =
                    "Serve the metrics of the run to Prometheus on this port of the loopback interface, 0 for any.")
    private Optional<Integer> metricsPort = Optional.empty();

    @Mixin
    private DataOption data = new DataOption();

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path dataDirectory = data.use(surroundings);
        report.ifPresent(RunReport::requireWritable);
        Catalog catalog = Catalog.installed();
        Optional<Plan> plan = job.load(catalog, surroundings);
        return plan.isPresent() ? run(plan.get(), catalog, dataDirectory) : ExitCode.FAILED;
    }

    private int run(Plan plan, Catalog catalog, Path dataDirectory) throws InterruptedException {
        Optional<MetricsServer> metrics =
                metricsPort.map(port -> MetricsServer.start(port, dataDirectory.resolve("credentials")));
        try {
            return run(plan, catalog, dataDirectory, metrics);
        } finally {
            metrics.ifPresent(MetricsServer::close);
        }
    }

    private int run(Plan plan, Catalog catalog, Path dataDirectory, Optional<MetricsServer> metrics)
            throws InterruptedException {
        Terminal terminal = surroundings.terminal();
        Display display = Display.on(terminal);
        // A job may print its rows where we draw.
        System.setOut(display.beside(System.out));
        Interrupts interrupts = surroundings.interrupts().get();
        ServiceNeeds needs = new ServiceNeeds(catalog, surroundings.environment());
        Outcome outcome;
        try (DevServices services = DevServices.start(needs.of(plan), dataDirectory, true, new StartMessages(display));
                JobLauncher launcher = new JobLauncher(catalog, with(services.environment()));
                Progress progress = Progress.start(terminal, display)) {
            JobRun run = launcher.start(plan, job.file());
            progress.add(plan.name(), run);
            metrics.ifPresent(server -> serve(server, plan, run, display));
            Attendance attendance = new Attendance(
                    interrupts.first(),
                    CompletableFuture.anyOf(services.loss(), launcher.failure()).thenApply(Throwable.class::cast),
                    () -> display.message("stopping " + plan.name() + " ... (Ctrl-C again ends it at once)"));
            outcome = attendance.await(run);
        }
        Summary.lines(plan.name(), outcome).forEach(terminal.err()::println);
        RunReport result =
                RunReport.of(plan.name(), JobLauncher.engine(plan.engine()).type(), outcome, Kernels.active());
        report.ifPresent(result::write);
        if (outcome.failure().isPresent()) {
            terminal.err()
                    .println(surroundings.failures().describe(outcome.failure().get()));
            return ExitCode.FAILED;
        }
        return outcome.signal().isPresent() ? ExitCode.SIGNAL + outcome.signal().getAsInt() : ExitCode.DONE;
    }

    private void serve(MetricsServer server, Plan plan, JobRun run, Display display) {
        Kernels measured = Kernels.choose(KernelSettings.of(surroundings.environment()));
        server.add(
                new RunCollector(plan.name(), JobLauncher.engine(plan.engine()).type(), run));
        server.add(new SimdCollector(Kernels.active(), BackgroundCalibration.start(measured)::speedups));
        display.message("metrics at " + server.metrics() + ", to be trusted by " + server.certificateFile());
    }

    private Map<String, String> with(Map<String, String> addresses) {
        Map<String, String> all = new HashMap<>(surroundings.environment());
        all.putAll(addresses);
        return all;
    }
}
