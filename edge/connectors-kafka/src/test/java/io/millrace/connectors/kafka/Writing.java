package io.millrace.connectors.kafka;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.IntColumnBuilder;
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
            Field.nullable("id", Scalar.STRING),
            Field.nullable("count", Scalar.INT),
            Field.nullable("at", Scalar.TIMESTAMP),
            Field.nullable("body", Scalar.BYTES));

    /** One row. */
    record Row(
            @Nullable String id,
            int count,
            @Nullable Long atMicros,
            @Nullable String body) {
        Row(String id, int count, String body) {
            this(id, count, null, body);
        }
    }

    final ConnectorJob job;
    final Sink sink;
    private final SinkUnderTest target;

    private Writing(SinkUnderTest target) {
        this.target = target;
        this.job = target.job();
        this.sink = target.sink();
    }

    static Writing of(Map<String, String> environment, String topic, Map<String, Object> options) {
        Map<String, Object> given = new HashMap<>(options);
        given.put("topic", topic);
        return new Writing(SinkUnderTest.open(
                new ConnectorJob(Path.of("."), environment), new KafkaSinkConnector(), given, SCHEMA, "body"));
    }

    static Batch batch(Row... rows) {
        BatchBuilder builder = new BatchBuilder(SCHEMA, rows.length);
        for (Row row : rows) {
            SinkUnderTest.append((BytesColumnBuilder) builder.column(0), row.id());
            ((IntColumnBuilder) builder.column(1)).append(row.count());
            LongColumnBuilder at = (LongColumnBuilder) builder.column(2);
            if (row.atMicros() == null) {
                at.appendNull();
            } else {
                at.append(row.atMicros());
            }
            SinkUnderTest.append((BytesColumnBuilder) builder.column(3), row.body());
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
