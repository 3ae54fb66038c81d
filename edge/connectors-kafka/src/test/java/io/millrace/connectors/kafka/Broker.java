package io.millrace.connectors.kafka;

import io.millrace.embedded.DataDirectory;
import io.millrace.embedded.EmbeddedKafka;
import io.millrace.embedded.KafkaOptions;
import io.millrace.embedded.ProgramFiles;
import io.millrace.embedded.RunningService;
import io.millrace.embedded.StartListener;
import io.millrace.testkit.ProcessSignal;
import java.nio.file.Path;
import java.util.Map;

/** A real broker that can be taken away and brought back. */
final class Broker implements AutoCloseable {
    private final DataDirectory data;
    private RunningService service;

    Broker(Path directory) {
        this.data = DataDirectory.open(directory);
        this.service = start(0);
    }

    private RunningService start(int port) {
        return EmbeddedKafka.start(
                ProgramFiles.fromSystemProperty(),
                data,
                KafkaOptions.DEFAULTS.withPort(port).withHeapMegabytes(256),
                StartListener.SILENT);
    }

    String address() {
        return service.address();
    }

    /** Settings of a process that uses this broker. */
    Map<String, String> environment() {
        return environment(address());
    }

    static Map<String, String> environment(String address) {
        return Map.of("KAFKA_BOOTSTRAP_SERVERS", address, "KAFKA_SSL_ENABLED", "false");
    }

    void stop() {
        service.close();
    }

    /** Starts it again with its data and at its address. */
    void restart() {
        String address = address();
        service = start(Integer.parseInt(address.substring(address.indexOf(':') + 1)));
    }

    /** Sends a signal such as STOP to the broker's process. */
    void signal(String name) {
        ProcessSignal.send(process(), name);
    }

    private ProcessHandle process() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> String.join(" ", process.info().arguments().orElse(new String[0]))
                        .contains("kafka.Kafka"))
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        service.close();
        data.close();
    }
}
