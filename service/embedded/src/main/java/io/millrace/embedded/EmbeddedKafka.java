package io.millrace.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * A real Kafka broker in a JVM of its own: KRaft, one node that is broker and controller, on the loopback interface without TLS.
 * Topics are not made by using them. Data outlives the broker in {@code kafka/data} of the data directory.
 */
public final class EmbeddedKafka {
    private static final String NAME = "Kafka";
    private static final Duration FORMAT_TIMEOUT = Duration.ofSeconds(60);

    private EmbeddedKafka() {}

    /**
     * Starts the broker and returns when it answers requests.
     *
     * @throws EmbeddedException if it cannot be started; the code says why
     */
    public static RunningService start(
            ProgramFiles programs, DataDirectory data, KafkaOptions options, StartListener listener) {
        return start(programs, data, options, listener, LoopbackPort::anyFree);
    }

    /**
     * Forgets all topics, so that the next start makes an empty broker. One that a crashed run left behind is ended first.
     *
     * @throws EmbeddedException {@code EMBEDDED_DATA_UNUSABLE} if the files cannot be deleted
     */
    public static void clear(DataDirectory data) {
        Path directory = data.of("kafka");
        Leftover.end(new ChildCommand(NAME, directory, List.of(NAME)));
        try {
            delete(directory.resolve("data"));
        } catch (IOException e) {
            throw DataDirectory.unusable(directory, e);
        }
    }

    static RunningService start(
            ProgramFiles programs,
            DataDirectory data,
            KafkaOptions options,
            StartListener listener,
            IntSupplier freePorts) {
        Broker broker = new Broker(programs.kafkaClassPath(), data.of("kafka"), options, freePorts);
        return new Startup(broker, options.port(), options.startTimeout(), freePorts).run(listener);
    }

    private record Broker(String classPath, Path directory, KafkaOptions options, IntSupplier freePorts)
            implements Startup.Program {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public ChildCommand prepare(int port) {
            Path config = directory.resolve("server.properties");
            try {
                Files.copy(resource("log4j2.properties"), logging(), StandardCopyOption.REPLACE_EXISTING);
                if (!Files.exists(directory.resolve("data"))) {
                    format(port);
                }
                write(config, properties(port, "data"));
            } catch (IOException e) {
                throw DataDirectory.unusable(directory, e);
            }
            return new ChildCommand(NAME, directory, java(options.heapMegabytes(), "kafka.Kafka", config.toString()));
        }

        @Override
        public boolean answers(int port) {
            return KafkaProbe.answers(port);
        }

        @Override
        public String address(int port) {
            return LoopbackPort.HOST + ":" + port;
        }

        /** Formats under another name and renames, so that a crash in between leaves no half-formatted directory. */
        private void format(int port) throws IOException {
            Path fresh = directory.resolve("data.new");
            Path config = directory.resolve("format.properties");
            write(config, properties(port, "data.new"));
            ChildCommand command = new ChildCommand(
                    NAME + " format",
                    directory,
                    java(
                            128,
                            "kafka.tools.StorageTool",
                            "format",
                            "--cluster-id",
                            clusterId(),
                            "--config",
                            config.toString()));
            Leftover.end(command); // it might still write where we delete
            delete(fresh);
            try (ChildProcess process = ChildProcess.start(command)) {
                if (!process.waitFor(FORMAT_TIMEOUT) || process.onExit().join() != 0) {
                    throw new EmbeddedException(
                            EmbeddedException.Code.EMBEDDED_START_FAILED,
                            "Kafka could not format " + fresh + ". The end of " + process.log() + ":\n    "
                                    + String.join("\n    ", process.logTail(12)));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EmbeddedException(
                        EmbeddedException.Code.EMBEDDED_START_FAILED, "The start of Kafka was interrupted.", e);
            }
            Files.move(fresh, directory.resolve("data"), StandardCopyOption.ATOMIC_MOVE);
        }

        private Path logging() {
            return directory.resolve("log4j2.properties");
        }

        private List<String> java(int heapMegabytes, String mainClass, String... arguments) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + heapMegabytes + "m",
                    "-Dlog4j2.configurationFile=" + logging().toUri(),
                    // JDK 25 warns of what Kafka's compression codecs and memory maps do.
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-cp",
                    classPath,
                    mainClass));
            command.addAll(List.of(arguments));
            return command;
        }

        private Properties properties(int port, String dataDirectory) throws IOException {
            int controllerPort = freePorts.getAsInt();
            Properties properties = new Properties();
            try (InputStream in = resource("broker.properties")) {
                properties.load(in);
            }
            String clients = "PLAINTEXT://" + address(port);
            properties.setProperty("listeners", clients + ",CONTROLLER://" + address(controllerPort));
            properties.setProperty("advertised.listeners", clients);
            properties.setProperty("controller.quorum.voters", "1@" + address(controllerPort));
            // Relative to the working directory, because Kafka would split a path at a comma.
            properties.setProperty("log.dirs", dataDirectory);
            properties.putAll(options.brokerSettings());
            return properties;
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(EmbeddedKafka.class.getResourceAsStream(name), name);
    }

    private static void write(Path file, Properties properties) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, "Written at every start");
        }
    }

    /** Kafka's form of an identifier: 16 bytes in URL-safe Base64, not starting with a dash, which would look like an option. */
    private static String clusterId() {
        UUID random = UUID.randomUUID();
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(random.getMostSignificantBits())
                .putLong(random.getLeastSignificantBits())
                .array();
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return id.startsWith("-") ? clusterId() : id;
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
