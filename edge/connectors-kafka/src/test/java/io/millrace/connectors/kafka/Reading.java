package io.millrace.connectors.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.model.spi.Position;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.Source;
import io.millrace.model.spi.SourceReader;
import io.millrace.model.spi.Split;
import io.millrace.testkit.connector.ConnectorJob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A source under test with one reader for all its splits, and what has come from it. */
final class Reading implements AutoCloseable {
    record Received(
            int partition,
            long offset,
            @Nullable String key,
            @Nullable String value,
            long timestamp,
            long arrival) {}

    final ConnectorJob job;
    final Source source;
    final SourceReader reader;
    final int splits;
    final List<Received> received = new ArrayList<>();

    private Reading(ConnectorJob job, Source source, Map<Split, Position> positions) {
        this.job = job;
        this.source = source;
        List<Split> all = source.splits();
        this.splits = all.size();
        this.reader = source.read(all, positions);
    }

    static Reading of(Map<String, String> environment, String topic, Map<String, Object> options) {
        return of(environment, topic, options, Map.of());
    }

    static Reading of(
            Map<String, String> environment,
            String topic,
            Map<String, Object> options,
            Map<Split, Position> positions) {
        ConnectorJob job = new ConnectorJob(Path.of("."), environment);
        return new Reading(job, open(job, topic, options), positions);
    }

    static Source open(ConnectorJob job, String topic, Map<String, Object> options) {
        KafkaSourceConnector connector = new KafkaSourceConnector();
        Map<String, Object> given = new HashMap<>(options);
        given.put("topic", topic);
        return connector.open(ConnectorJob.options(connector, given), job.sourceContext());
    }

    /** Takes what there is; the number of records taken so far. */
    int poll() {
        for (int split = 0; split < splits; split++) {
            poll(split);
        }
        return received.size();
    }

    /** Takes what there is of one split; the number of records taken so far, of any split. */
    int poll(int split) {
        for (RawRecords records = reader.poll(split); records != null; records = reader.poll(split)) {
            for (int i = 0; i < records.count(); i++) {
                received.add(new Received(
                        records.partition(),
                        records.offsets()[i],
                        text(records.key(i)),
                        text(records.value(i)),
                        records.timestamps()[i],
                        records.arrivals()[i]));
            }
        }
        return received.size();
    }

    boolean pollToEnd() {
        poll();
        return IntStream.range(0, splits).allMatch(reader::isFinished);
    }

    List<Received> ofPartition(int partition) {
        return received.stream().filter(one -> one.partition() == partition).toList();
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, UTF_8);
    }

    @Override
    public void close() {
        reader.close();
        source.close();
    }
}
