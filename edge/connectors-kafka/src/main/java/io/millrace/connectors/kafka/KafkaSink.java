package io.millrace.connectors.kafka;

import io.millrace.connectors.handover.ArrivedRows;
import io.millrace.connectors.handover.WorkerThread;
import io.millrace.model.data.Batch;
import io.millrace.model.error.MillraceException;
import io.millrace.model.spi.ConnectorContext;
import io.millrace.model.spi.Scheduler;
import io.millrace.model.spi.Sink;
import io.millrace.model.spi.SinkContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends rows as they come; readers see each as soon as all in-sync replicas have it. */
final class KafkaSink implements Sink {
    private static final byte[] NOTHING = {};
    private static final long LOOK_MILLIS = 1000;

    private final KafkaConnection connection;
    private final String topic;
    private final RecordWriter writer;
    private final SinkContext.DeliveryListener deliveries;
    private final ConnectorContext context;
    private final Producer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable MillraceException> failure = new AtomicReference<>();
    /** Batches sent and not yet acknowledged. */
    private final AtomicInteger waiting = new AtomicInteger();

    private final BrokerWatch watch;
    private volatile Scheduler.Cancellable nextLook;
    private final WorkerThread<ArrivedRows> thread;

    KafkaSink(
            KafkaConnection connection, String topic, KafkaWriting writing, RecordWriter writer, SinkContext context) {
        this.connection = connection;
        this.topic = topic;
        this.writer = writer;
        this.deliveries = context.deliveries();
        this.context = context.connector();
        this.producer = writing.connect(connection);
        this.watch = new BrokerWatch(producer.metrics(), connection, this.context);
        this.nextLook = this.context.scheduler().schedule(this::look, LOOK_MILLIS);
        this.thread = WorkerThread.named("kafka-sink-" + this.context.node(), this::send, this::fail);
    }

    @Override
    public boolean write(Batch rows, long arrivalMicros) {
        return thread.offer(new ArrivedRows(rows, arrivalMicros));
    }

    private void send(ArrivedRows arrived) {
        checkFailure();
        try {
            sendRows(arrived);
        } finally {
            arrived.release();
        }
    }

    private void sendRows(ArrivedRows arrived) {
        int records = writer.encode(arrived.rows());
        if (records == 0) {
            return;
        }
        Acknowledgement acknowledgement = new Acknowledgement(arrived, records);
        waiting.incrementAndGet();
        writer.write(arrived.rows(), record -> {
            // What becomes of it the acknowledgement is told.
            Future<RecordMetadata> unused = producer.send(record, acknowledgement);
        });
    }

    /** Waits for the replies to all records of one batch. */
    private final class Acknowledgement implements Callback {
        private final int rows;
        private final long arrivalMicros;
        private final AtomicInteger missing;

        Acknowledgement(ArrivedRows arrived, int records) {
            this.rows = arrived.rows().selectedCount();
            this.arrivalMicros = arrived.arrivalMicros();
            this.missing = new AtomicInteger(records);
        }

        @Override
        public void onCompletion(@Nullable RecordMetadata record, @Nullable Exception exception) {
            if (exception != null) {
                fail(exception);
            } else if (missing.decrementAndGet() == 0) {
                waiting.decrementAndGet();
                deliveries.delivered(rows, arrivalMicros);
            }
        }
    }

    private void look() {
        if (failure.get() == null) {
            watch.look(waiting.get() > 0);
            nextLook = context.scheduler().schedule(this::look, LOOK_MILLIS);
        }
    }

    /** Fails the job with the first failure; those that follow are mostly its echo. */
    private void fail(Throwable thrown) {
        MillraceException error = thrown instanceof TimeoutException
                ? new MillraceException(
                        "KAFKA_DELIVERY_TIMEOUT",
                        "rows for topic '" + topic + "' could not be delivered to " + connection.servers()
                                + " within retryTimeout",
                        thrown)
                : KafkaErrors.of(thrown, "write topic '" + topic + "'", connection);
        if (failure.compareAndSet(null, error)) {
            context.failure().accept(error);
        }
    }

    private void checkFailure() {
        MillraceException error = failure.get();
        if (error != null) {
            throw error;
        }
    }

    @Override
    public CompletionStage<byte[]> prepare(long checkpoint) {
        return thread.call(() -> {
            producer.flush();
            checkFailure();
            return NOTHING;
        });
    }

    @Override
    public CompletionStage<Void> commit(byte[] prepared) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> abort(byte[] prepared) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
        failure.compareAndSet(null, new MillraceException("SINK_CLOSED", "the sink was closed"));
        nextLook.cancel();
        thread.close();
        producer.close(Duration.ZERO);
    }
}
