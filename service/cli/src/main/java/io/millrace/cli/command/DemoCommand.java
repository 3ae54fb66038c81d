package io.millrace.cli.command;

import io.millrace.cli.demo.Demo;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what Millrace does, on real data. */
@Command(
        name = "demo",
        description = {
            "Half a million trips become live metrics: starts Kafka, Redis and the REST API on this machine,"
                    + " replays the trips, runs the metrics job, shows the busiest regions, and stays until Ctrl-C.",
            "",
            "It keeps to services and data of its own: earlier topics and results are forgotten, certificates"
                    + " and the API key are kept."
        })
final class DemoCommand implements Callable<Integer> {
    /** The system property that names the directory of the examples. */
    private static final String EXAMPLES = "millrace.examples";

    private final Surroundings surroundings;

    @Option(names = "--once", description = "Check what the API serves against the job's own counts, and end.")
    private boolean once;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port of the API, 0 for any (default: 5011, or any if that is taken).")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description = "The port of the metrics, 0 for any (default: 9090, or any if that is taken).")
    private Optional<Integer> metricsPort = Optional.empty();

    @Mixin
    private DataOption data = new DataOption();

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path script = Path.of(System.getProperty(EXAMPLES, "examples")).resolve("trips/demo.yaml");
        Demo.Request request = new Demo.Request(
                script, data.use(surroundings).resolve("demo"), once, number(port), number(metricsPort));
        return new Demo(
                        request,
                        surroundings.terminal(),
                        surroundings.interrupts().get(),
                        surroundings.environment())
                .run();
    }

    private static OptionalInt number(Optional<Integer> given) {
        return given.stream().mapToInt(Integer::intValue).findFirst();
    }
}
