package io.millrace.vector.tasklet;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.Batch;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Validity;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.state.Snapshot;
import io.millrace.vector.channel.Channel;
import io.millrace.vector.channel.StreamElement;
import io.millrace.vector.operator.Operator;
import io.millrace.vector.operator.Output;
import io.millrace.vector.snapshot.Snapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class StepTaskletTest {
    private static final Schema SCHEMA = Schema.of(Field.required("n", Scalar.BIGINT));

    private final Channel left = new Channel(8);
    private final Channel right = new Channel(8);
    private final Channel moreRight = new Channel(8);
    private final List<String> seen = new ArrayList<>();
    private final StepTasklet tasklet = tasklet();

    private StepTasklet tasklet() {
        Chain chain = new Chain();
        chain.append("step", new Recording());
        return new StepTasklet(
                "step",
                List.of(new StepInput(0, left), new StepInput(1, right), new StepInput(1, moreRight)),
                chain,
                new Snapshots(0).join());
    }

    private final class Recording implements Operator {
        @Override
        public void process(int input, Batch rows, long arrivalMicros, Output output) {
            seen.add("input " + input + ": " + ((LongColumn) rows.column(0)).values()[0]);
        }

        @Override
        public boolean advance(long watermarkMillis, long arrivalMicros, Output output) {
            seen.add(watermarkMillis == Long.MAX_VALUE ? "end of time" : "time " + watermarkMillis);
            return true;
        }
    }

    @Test
    void saysWhichInputOfTheStepRowsComeFrom() {
        left.offer(rows(1));
        right.offer(rows(2));
        moreRight.offer(rows(3));

        run();

        assertThat(seen).containsExactly("input 0: 1", "input 1: 2", "input 1: 3");
    }

    @Test
    void neitherIdleNorEndedInputsHoldBackTheOthers() {
        left.offer(new StreamElement.Watermark(100, 0));
        right.offer(new StreamElement.Watermark(20, 0));
        moreRight.offer(new StreamElement.Watermark(30, 0));
        run();
        right.offer(new StreamElement.Idle());
        run();
        moreRight.offer(new StreamElement.End(true));
        run();
        right.offer(new StreamElement.Watermark(150, 0));
        run();
        left.offer(new StreamElement.Watermark(200, 0));
        run();
        left.offer(new StreamElement.End(true));
        run();
        right.offer(new StreamElement.End(true));
        run();

        assertThat(seen).containsExactly("time 20", "time 30", "time 100", "time 150", "end of time");
    }

    private void run() {
        Tasklet.Progress progress = tasklet.run();
        while (progress == Tasklet.Progress.MADE) {
            progress = tasklet.run();
        }
    }

    private static StreamElement rows(long value) {
        return new StreamElement.Rows(
                Batch.of(SCHEMA, List.of(new LongColumn(new long[] {value}, 1, Validity.ALL)), 1), 0);
    }

    @Test
    void aBarrierWaitsForAllInputsThatAreOpen() {
        Channel out = new Channel(8);
        Chain chain = new Chain();
        chain.connect(0, Port.MAIN, out);
        Snapshots snapshots = new Snapshots(0);
        StepTasklet behind = new StepTasklet(
                "step",
                List.of(new StepInput(0, left), new StepInput(0, right), new StepInput(0, moreRight)),
                chain,
                snapshots.join());
        snapshots.open();
        CompletionStage<Snapshot> snapshot = snapshots.request();
        left.offer(rows(1));
        left.offer(new StreamElement.Barrier(1));
        left.offer(rows(4));
        right.offer(rows(2));
        right.offer(new StreamElement.End(true));
        while (behind.run() == Tasklet.Progress.MADE) {
            // until it waits for the third
        }
        assertThat(snapshot.toCompletableFuture()).isNotDone();
        moreRight.offer(rows(3));
        moreRight.offer(new StreamElement.Barrier(1));
        while (behind.run() == Tasklet.Progress.MADE) {
            // until there is no more
        }

        assertThat(snapshot.toCompletableFuture()).isCompleted();
        List<String> given = new ArrayList<>();
        for (StreamElement element = out.poll(); element != null; element = out.poll()) {
            given.add(
                    switch (element) {
                        case StreamElement.Rows rows ->
                            "" + ((LongColumn) rows.batch().column(0)).values()[0];
                        case StreamElement.Barrier barrier -> "barrier";
                        case StreamElement.Watermark watermark -> "watermark";
                        case StreamElement.Idle idle -> "idle";
                        case StreamElement.End end -> "end";
                    });
        }
        assertThat(given).containsSubsequence("3", "barrier", "4").containsSubsequence("1", "barrier");
    }
}
