package io.millrace.connectors.redis;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.spi.Sink;
import io.millrace.testkit.connector.ConnectorJob;
import io.millrace.testkit.connector.SinkUnderTest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sink under test for rows of {@link #SCHEMA}. */
final class Writing implements AutoCloseable {
    static final Schema SCHEMA = Schema.of(
            Field.required("id", Scalar.STRING),
            Field.required("at", Scalar.TIMESTAMP),
            Field.nullable("body", Scalar.STRING));

    /** A row; its time in milliseconds. */
    record Row(String id, long at, @Nullable String body) {}

    final ConnectorJob job;
    final Sink sink;
    private final SinkUnderTest target;

    private Writing(SinkUnderTest target) {
        this.target = target;
        this.job = target.job();
        this.sink = target.sink();
    }

    static Writing of(Map<String, String> environment, Map<String, Object> options) {
        Map<String, Object> given = new HashMap<>(options);
        given.putIfAbsent("key", "id:{id}:at:{at:millis}");
        return new Writing(SinkUnderTest.open(
                new ConnectorJob(Path.of("."), environment), new RedisSinkConnector(), given, SCHEMA, "body"));
    }

    static Batch batch(Row... rows) {
        BatchBuilder builder = new BatchBuilder(SCHEMA, rows.length);
        for (Row row : rows) {
            SinkUnderTest.append((BytesColumnBuilder) builder.column(0), row.id());
            ((LongColumnBuilder) builder.column(1)).append(row.at() * 1000);
            SinkUnderTest.append((BytesColumnBuilder) builder.column(2), row.body());
            builder.endRow();
        }
        return builder.build();
    }

    /** Offers rows until they are taken. */
    void write(long arrivalMicros, Row... rows) {
        target.write(batch(rows), arrivalMicros);
    }

    /** Ends a checkpoint and makes it visible. */
    void commit() {
        target.commit();
    }

    @Override
    public void close() {
        target.close();
    }
}
