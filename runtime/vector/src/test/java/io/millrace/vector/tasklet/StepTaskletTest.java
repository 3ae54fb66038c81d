package io.millrace.vector.tasklet;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.Batch;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Validity;
import io.millrace.vector.channel.Channel;
import io.millrace.vector.channel.StreamElement;
import io.millrace.vector.operator.Operator;
import io.millrace.vector.operator.Output;
import java.util.ArrayList;
import java.util.List;
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
        chain.append(new Recording());
        return new StepTasklet(
                "step", List.of(new StepInput(0, left), new StepInput(1, right), new StepInput(1, moreRight)), chain);
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
}
