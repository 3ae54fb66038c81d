package io.millrace.cli.demo;

import io.millrace.api.JobLauncher;
import io.millrace.cli.demo.DemoJobs.DemoJob;
import io.millrace.cli.job.Summary;
import io.millrace.cli.process.ExitCode;
import io.millrace.cli.process.Interrupts;
import io.millrace.cli.progress.Progress;
import io.millrace.cli.progress.Quantity;
import io.millrace.cli.services.DevServices;
import io.millrace.cli.services.ServiceNeeds;
import io.millrace.cli.services.StartMessages;
import io.millrace.cli.serving.ApiClient;
import io.millrace.cli.serving.Orchestrator;
import io.millrace.cli.serving.Ports;
import io.millrace.cli.terminal.Display;
import io.millrace.cli.terminal.Terminal;
import io.millrace.model.error.MillraceException;
import io.millrace.model.job.JobMetrics;
import io.millrace.model.job.JobRun;
import io.millrace.model.spi.Catalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** Runs the jobs of a script on services of its own, shows what came of them, and checks it or stays. */
public final class Demo {
    private static final int API_PORT = 5011;
    private static final int METRICS_PORT = 9090;

    /**
     * What the user wants.
     *
     * @param script the file that says what to run and show
     * @param directory where services, certificates and keys are kept; topics and results of an earlier run are forgotten
     * @param once whether to check the result and end, instead of staying until Ctrl-C
     * @param port of the API, if the user chose one
     * @param metricsPort of the metrics, if the user chose one
     */
    public record Request(Path script, Path directory, boolean once, OptionalInt port, OptionalInt metricsPort) {}

    private final Request request;
    private final Terminal terminal;
    private final Display display;
    private final Interrupts interrupts;
    private final Map<String, String> environment;

    /** @param environment of the process; addresses of outside services in it are not used, as theirs is not our data */
    public Demo(Request request, Terminal terminal, Interrupts interrupts, Map<String, String> environment) {
        this.request = request;
        this.terminal = terminal;
        this.display = Display.on(terminal);
        this.interrupts = interrupts;
        this.environment = new HashMap<>(environment);
        this.environment.keySet().removeIf(name -> name.startsWith("KAFKA_") || name.startsWith("REDIS_"));
    }

    /** Runs to the end and returns the exit code. */
    public int run() throws InterruptedException {
        int port = Ports.choose(request.port(), API_PORT, "--port", display::message);
        int metricsPort = Ports.choose(request.metricsPort(), METRICS_PORT, "--metrics-port", display::message);
        DemoScript script = DemoScript.read(request.script());
        Catalog catalog = Catalog.installed();
        Path examples = Objects.requireNonNull(request.script().toAbsolutePath().getParent());
        List<DemoJob> jobs = DemoJobs.load(script, examples, catalog, request.once());

        display.message(script.title());
        StartMessages messages = new StartMessages(display);
        try (DevServices services = DevServices.start(needs(catalog, jobs), request.directory(), false, messages);
                Orchestrator orchestrator = Orchestrator.start(
                        request.directory(),
                        port,
                        metricsPort,
                        services.environment().getOrDefault("REDIS_CONNECTION", ""),
                        messages);
                JobLauncher launcher = new JobLauncher(catalog, with(services.environment()))) {
            Watch watch =
                    new Watch(interrupts.first(), List.of(services.loss(), launcher.failure(), loss(orchestrator)));
            Optional<JobRun> served = runJobs(jobs, launcher, watch);
            if (served.isEmpty()) {
                return stopped(watch);
            }
            ServedResults results = show(script.results(), orchestrator);
            if (request.once()) {
                return check(served.get().metrics(), results);
            }
            tellOfOpenWindows(served.get().metrics(), results);
            invite(orchestrator, results);
            watch.until(() -> false);
            display.message("stopping ...");
            watch.stopAll();
            return ExitCode.DONE;
        }
    }

    /** The run whose results are served, when there is nothing more to wait for; empty if a signal came first. */
    private Optional<JobRun> runJobs(List<DemoJob> jobs, JobLauncher launcher, Watch watch)
            throws InterruptedException {
        List<JobRun> started = new ArrayList<>();
        try (Progress progress = Progress.start(terminal, display)) {
            int width = jobs.stream()
                    .mapToInt(job -> job.plan().name().length())
                    .max()
                    .orElse(0);
            for (DemoJob job : jobs) {
                JobRun run = launcher.start(job.plan(), job.file());
                watch.over(run);
                started.add(run);
                String name = job.plan().name();
                progress.add(name + " ".repeat(width - name.length()), run);
                CompletableFuture<Void> unused = run.completion()
                        .thenAccept(metrics -> {
                            progress.remove(run);
                            display.message(Summary.line(name, metrics));
                        })
                        .toCompletableFuture();
                if (!watch.until(() ->
                        request.once() ? run.status().isEnd() : run.metrics().eventsOut() > 0)) {
                    return Optional.empty();
                }
            }
            JobRun last = started.removeLast();
            CaughtUp caughtUp = new CaughtUp(last);
            boolean settled = watch.until(
                    () -> started.stream().allMatch(run -> run.status().isEnd())
                            && (last.status().isEnd() || caughtUp.getAsBoolean()));
            return settled ? Optional.of(last) : Optional.empty();
        }
    }

    private ServedResults show(DemoScript.Results description, Orchestrator orchestrator) throws InterruptedException {
        display.update(List.of("reading the results through the API ..."));
        ServedResults results;
        try (ApiClient client = orchestrator.client()) {
            results = ServedResults.read(client, description.count());
        }
        display.clear();
        print("");
        print(description.table().title());
        print("");
        BusiestTable.lines(description.table(), results).forEach(this::print);
        print("");
        print("The API serves %s windows of %s regions, made of %s records."
                .formatted(
                        Quantity.count(results.windows()),
                        Quantity.count(results.regions().size()),
                        Quantity.count(results.counted())));
        return results;
    }

    /** Every record that was neither late nor malformed is in one served window, and every row that was written is served. */
    private int check(JobMetrics metrics, ServedResults results) {
        long counted = counted(metrics);
        if (results.counted() != counted || results.windows() != metrics.eventsOut()) {
            throw new MillraceException(
                    "DEMO_CHECK_FAILED",
                    "the job has counted %d records in %d windows, but the API serves %d records in %d windows"
                            .formatted(counted, metrics.eventsOut(), results.counted(), results.windows()));
        }
        print("Checked: the job has read %s records, %s of them late and %s malformed, and has written %s windows."
                .formatted(
                        Quantity.count(metrics.eventsIn()),
                        Quantity.count(metrics.lateEvents()),
                        Quantity.count(metrics.deadLetters()),
                        Quantity.count(metrics.eventsOut())));
        return ExitCode.DONE;
    }

    /** The last windows wait for records that may still come. */
    private void tellOfOpenWindows(JobMetrics metrics, ServedResults results) {
        long waiting = counted(metrics) - results.counted();
        if (waiting > 0) {
            print("%s records wait in windows that are still open.".formatted(Quantity.count(waiting)));
        }
    }

    private static long counted(JobMetrics metrics) {
        return metrics.eventsIn() - metrics.lateEvents() - metrics.deadLetters();
    }

    private void invite(Orchestrator orchestrator, ServedResults results) {
        String region = results.busiest(1).stream()
                .map(ServedResults.Region::id)
                .findFirst()
                .orElse("UNKNOWN");
        print("");
        print("API           " + orchestrator.api() + "/api/v1/regions");
        print("documentation " + orchestrator.api() + "/swagger-ui");
        print("health        " + orchestrator.api() + "/health");
        print("metrics       " + orchestrator.metrics());
        print("API key       " + orchestrator.apiKey());
        print("");
        print("Try in another terminal:");
        print("");
        print("curl --cacert '" + orchestrator.certificateFile() + "' -H 'X-API-Key: " + orchestrator.apiKey() + "' "
                + orchestrator.api() + ApiClient.windowsPath(region) + "/latest");
        print("");
        print("Ctrl-C ends it.");
    }

    private int stopped(Watch watch) throws InterruptedException {
        display.message("stopping ...");
        watch.stopAll();
        return ExitCode.SIGNAL + interrupts.first().join();
    }

    private Set<String> needs(Catalog catalog, List<DemoJob> jobs) {
        ServiceNeeds needs = new ServiceNeeds(catalog, environment);
        Set<String> all = new TreeSet<>();
        jobs.forEach(job -> all.addAll(needs.of(job.plan())));
        return all;
    }

    private Map<String, String> with(Map<String, String> addresses) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(addresses);
        return all;
    }

    private static CompletableFuture<MillraceException> loss(Orchestrator orchestrator) {
        return orchestrator
                .onExit()
                .thenApply(code -> new MillraceException(
                        "ORCHESTRATOR_LOST",
                        "the orchestrator has ended by itself with exit code " + code
                                + "; its log is below the data directory"));
    }

    private void print(String line) {
        terminal.out().println(line);
    }
}
