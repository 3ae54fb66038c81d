package io.millrace.conformance.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.conformance.harness.ExampleFunctions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandIT {
    private static final String ROOMS =
            MillraceProcess.ROOT.resolve("examples/sensors/rooms.yaml").toString();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double ROUNDING = 1e-9;

    /** So slow that the job is still at it when a test wants to stop it. */
    private static final String AS_IT_HAPPENED = "sources.readings.eventTime.replaySpeed=1";

    private final Path directory;
    private final String rejected;

    CommandIT(@TempDir Path directory) throws Exception {
        this.directory = directory.toRealPath();
        this.rejected = "errorHandling.deadLetter.path=" + this.directory.resolve("rejected.csv");
    }

    @Test
    void refusesAnUnknownOption() throws Exception {
        try (MillraceProcess millrace = MillraceProcess.run(directory, "run", "--nonsense", ROOMS)) {
            assertThat(millrace.exitCode()).isEqualTo(2);
            assertThat(millrace.err()).startsWith("WRONG_USE: Unknown option: '--nonsense'\n");
        }
    }

    @Test
    void missesAFile() throws Exception {
        try (MillraceProcess millrace = MillraceProcess.run(directory, "run", "nowhere.yaml")) {
            assertThat(millrace.exitCode()).isEqualTo(1);
            assertThat(millrace.err()).isEqualTo("JOB_FILE_NOT_FOUND: there is no file nowhere.yaml\n");
        }
    }

    @Test
    void saysWhereYamlIsBroken() throws Exception {
        Files.writeString(directory.resolve("job.yaml"), "name: a\nconfiguration: [1, 2\n");

        for (String command : List.of("validate", "run", "explain")) {
            try (MillraceProcess millrace = MillraceProcess.run(directory, command, "job.yaml")) {
                assertThat(millrace.exitCode()).as(command).isEqualTo(1);
                assertThat(millrace.err()).as(command).matches("job\\.yaml:\\d+:\\d+ [A-Z_]+[ :](?s:.*)");
            }
        }
    }

    @Test
    void runsAJobOnAFileFromYamlAlone() throws Exception {
        Path report = directory.resolve("report.json");
        try (MillraceProcess millrace =
                MillraceProcess.run(directory, "run", ROOMS, "--set", rejected, "--report", report.toString())) {
            assertThat(millrace.exitCode()).as(millrace.err()).isZero();
            Map<String, JsonNode> expected = byWindow(resource("rooms.expected.jsonl").stream());
            Map<String, JsonNode> actual = byWindow(millrace.out().lines());
            assertThat(actual.keySet()).isEqualTo(expected.keySet());
            expected.forEach((window, row) -> assertSame(window, row, Objects.requireNonNull(actual.get(window))));
        }
        assertThat(Files.readAllLines(directory.resolve("rejected.csv")))
                .containsExactlyInAnyOrderElementsOf(resource("rooms.rejected.csv"));
        JsonNode figures = JSON.readTree(report.toFile());
        assertThat(figures.path("job").asText()).isEqualTo("room-climate");
        assertThat(figures.path("status").asText()).isEqualTo("STOPPED");
        assertThat(figures.path("events_in").asLong()).isEqualTo(294);
        assertThat(figures.path("events_out").asLong()).isEqualTo(24);
        assertThat(figures.path("dead_letters").asLong()).isEqualTo(4);
        assertThat(figures.path("sinks").path("climate").asLong()).isEqualTo(24);
        JsonNode simd = figures.path("simd");
        assertThat(simd.path("operations").path("max").asLong())
                .as("batches of which the latest time was looked for, by %s", simd)
                .isGreaterThanOrEqualTo(simd.path("vector_width").asInt() > 0 ? 1 : 0);
        assertThat(directory.resolve(".millrace"))
                .as("nothing to log, nothing to start")
                .doesNotExist();
    }

    @Test
    void runsAJobWithFunctionsOfItsOwn() throws Exception {
        Path example = MillraceProcess.ROOT.resolve("examples/payments");
        for (String file : List.of("risk.yaml", "payments.csv")) {
            Files.copy(example.resolve(file), directory.resolve(file));
        }
        try (MillraceProcess millrace = MillraceProcess.run(directory, "validate", "risk.yaml")) {
            assertThat(millrace.exitCode()).isEqualTo(1);
            assertThat(millrace.err())
                    .contains(
                            "risk.yaml:11:31 FUNCTION_JAR_NOT_FOUND configuration.functions[0].jar: there is no file");
        }

        ExampleFunctions.compile(example, directory);

        try (MillraceProcess millrace = MillraceProcess.run(directory, "run", "risk.yaml")) {
            assertThat(millrace.exitCode()).as(millrace.err()).isZero();
            assertThat(millrace.out().lines())
                    .containsExactly(
                            "{\"id\":2,\"cash\":5000.0,\"risk\":79}",
                            "{\"id\":3,\"cash\":80.0,\"risk\":21}",
                            "{\"id\":4,\"cash\":12000.0,\"risk\":100}",
                            "{\"id\":5,\"cash\":null,\"risk\":null}",
                            "{\"id\":6,\"cash\":250.15,\"risk\":null}");
        }
        try (MillraceProcess millrace =
                MillraceProcess.run(directory, "run", "risk.yaml", "--set", "expressionErrors=FAIL")) {
            assertThat(millrace.exitCode()).isEqualTo(1);
            assertThat(millrace.err())
                    .contains("FUNCTION_FAILED: 'risk_score(amount, country)' failed for (250.13, 'Switzerland'): ")
                    .contains("a country has two letters");
        }
    }

    @Test
    void endsInGoodOrderOnCtrlC() throws Exception {
        Path report = directory.resolve("report.json");
        try (MillraceProcess millrace = MillraceProcess.start(
                directory, "run", ROOMS, "--set", rejected, "--set", AS_IT_HAPPENED, "--report", report.toString())) {
            millrace.awaitMessage("records");

            millrace.signal("INT");

            assertThat(millrace.exitCode()).isEqualTo(130);
            assertThat(millrace.err()).contains("stopping room-climate", "room-climate: stopped after");
            assertThat(JSON.readTree(report.toFile()).path("status").asText()).isEqualTo("STOPPED");
        }
    }

    @Test
    void leavesNoChildBehindHoweverItEnds() throws Exception {
        Path job = directory.resolve("job.yaml");
        Files.writeString(
                job,
                Files.readString(Path.of(ROOMS))
                        .replace(
                                "path: readings.csv",
                                "path: " + MillraceProcess.ROOT + "/examples/sensors/readings.csv")
                        .replace("connector: console", "connector: kafka\n      topic: climate"));
        Path pid = directory.resolve(".millrace/kafka/kafka.pid");

        for (String signal : List.of("KILL", "TERM")) {
            try (MillraceProcess millrace = MillraceProcess.start(
                    directory, "run", job.toString(), "--set", rejected, "--set", AS_IT_HAPPENED)) {
                millrace.awaitFile(pid);
                millrace.awaitMessage("records");
                assertThat(MillraceProcess.naming(directory.resolve(".millrace")))
                        .as("children while it runs")
                        .isNotEmpty();

                millrace.signal(signal);

                assertThat(millrace.exitCode()).isEqualTo(signal.equals("KILL") ? 137 : 143);
                Awaitility.await("no child after " + signal)
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> MillraceProcess.naming(directory.resolve(".millrace"))
                                .isEmpty());
            }
        }
    }

    @Test
    void demoNamesATakenPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                MillraceProcess millrace = MillraceProcess.run(
                        directory, "demo", "--once", "--port", Integer.toString(taken.getLocalPort()))) {
            assertThat(millrace.exitCode()).isEqualTo(1);
            assertThat(millrace.err())
                    .startsWith("PORT_IN_USE: the port " + taken.getLocalPort() + " ")
                    .contains("--port");
        }
    }

    @Test
    void demoChecksWhatItServesAndLeavesNothingRunning() throws Exception {
        try (MillraceProcess millrace =
                MillraceProcess.run(directory, "demo", "--once", "--port", "0", "--metrics-port", "0")) {
            assertThat(millrace.exitCode()).as(millrace.err()).isZero();
            assertThat(millrace.out())
                    .contains("CA      2001-01-31T23:57:00Z      1        4.0")
                    .contains("The API serves 337,411 windows of 51 regions, made of 508,239 records.")
                    .contains("Checked: the job has read 508,239 records, 0 of them late and 0 malformed");
        }
        assertThat(MillraceProcess.naming(directory.resolve(".millrace"))).isEmpty();
    }

    private static void assertSame(String window, JsonNode expected, JsonNode actual) {
        assertThat(actual.size()).as(window).isEqualTo(expected.size());
        expected.properties().forEach(field -> {
            JsonNode value = actual.path(field.getKey());
            if (field.getValue().isFloatingPointNumber()) {
                assertThat(value.asDouble())
                        .as("%s %s", window, field.getKey())
                        .isCloseTo(field.getValue().asDouble(), within(ROUNDING));
            } else {
                assertThat(value).as("%s %s", window, field.getKey()).isEqualTo(field.getValue());
            }
        });
    }

    private static Map<String, JsonNode> byWindow(Stream<String> lines) {
        return lines.map(CommandIT::parse)
                .collect(Collectors.toMap(
                        row -> row.path("room").asText() + " "
                                + row.path("window_start").asText(),
                        row -> row));
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new IllegalArgumentException("no JSON: " + line, e);
        }
    }

    private static List<String> resource(String name) throws Exception {
        try (InputStream in = Objects.requireNonNull(CommandIT.class.getResourceAsStream(name), name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
