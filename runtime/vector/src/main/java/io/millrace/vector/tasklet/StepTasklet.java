package io.millrace.vector.tasklet;

import io.millrace.model.data.Batch;
import io.millrace.model.data.ColumnMemory;
import io.millrace.vector.channel.StreamElement;
import io.millrace.vector.operator.LookupOperator;
import io.millrace.vector.snapshot.Participant;
import io.millrace.vector.time.InputWatermarks;
import io.millrace.vector.time.SplitWatermarks;
import java.util.List;

/** Runs a chain of operators on what comes from one or more channels, of which several may belong to one input of the step. */
public final class StepTasklet implements Tasklet {
    private final String name;
    private final Elements inputs;

    /** Which input of the step a channel belongs to. */
    private final int[] numbers;

    private final Chain chain;
    private final Participant snapshots;
    private final InputWatermarks watermarks;
    private boolean complete = true;

    /** The watermark that the chain is working on, or has got to. */
    private long watermark = SplitWatermarks.NONE;

    private long watermarkArrival;
    private boolean advancing;
    private boolean ending;

    public StepTasklet(String name, List<StepInput> inputs, Chain chain, Participant snapshots) {
        this(name, inputs, merged(inputs), chain, snapshots);
    }

    private StepTasklet(String name, List<StepInput> inputs, Elements elements, Chain chain, Participant snapshots) {
        this.name = name;
        this.inputs = elements;
        this.numbers = inputs.stream().mapToInt(StepInput::number).toArray();
        this.chain = chain;
        this.snapshots = snapshots;
        this.watermarks = new InputWatermarks(inputs.size());
    }

    /**
     * Runs a lookup, and what is chained behind it.
     *
     * @param operator the first of the chain
     */
    public static StepTasklet lookingUp(
            String name,
            StepInput input,
            LookupOperator operator,
            LookupSource source,
            Chain chain,
            Participant snapshots) {
        List<StepInput> inputs = List.of(input);
        return new StepTasklet(name, inputs, source.answered(merged(inputs), operator), chain, snapshots);
    }

    private static Elements merged(List<StepInput> inputs) {
        return new Inputs(inputs.stream().map(StepInput::channel).toList());
    }

    /** Goes on from where a snapshot was taken; before the first {@link #run}. */
    public void restore(RestoredState state) {
        watermark = chain.restore(state);
    }

    @Override
    public String name() {
        return name;
    }

    /** Does as much as one step of each of those that feed it, so that what they give out is read while it is in the caches. */
    @Override
    public Progress run() {
        Progress progress = step();
        for (int i = 1; i < numbers.length && progress == Progress.MADE; i++) {
            if (step() == Progress.FINISHED) {
                return Progress.FINISHED;
            }
        }
        return progress;
    }

    private Progress step() {
        if (!chain.flush()) {
            return Progress.NONE;
        }
        if (advancing) {
            advancing = !chain.advance(watermark, watermarkArrival);
            return Progress.MADE;
        }
        if (!ending && chain.tick()) {
            return Progress.MADE;
        }
        if (inputs.isAtEnd()) {
            return end();
        }
        StreamElement element = inputs.poll();
        if (element == null) {
            return Progress.NONE;
        }
        take(inputs.last(), element);
        return Progress.MADE;
    }

    @Override
    public void wakeBy(Runnable wake) {
        inputs.wakeBy(wake);
        chain.wakeBy(wake);
    }

    private void take(int input, StreamElement element) {
        switch (element) {
            case StreamElement.Rows rows -> work(numbers[input], rows.batch(), rows.arrivalMicros());
            case StreamElement.Watermark mark -> {
                watermarks.observe(input, mark.millis());
                advanceTo(watermarks.advance(), mark.arrivalMicros());
            }
            case StreamElement.Idle idle -> silence(input);
            case StreamElement.Barrier barrier -> {
                snapshots.save(barrier.snapshot(), chain.save(watermark));
                chain.send(barrier);
            }
            case StreamElement.End end -> {
                complete &= end.complete();
                silence(input);
            }
        }
    }

    private void work(int input, Batch rows, long arrivalMicros) {
        ColumnMemory memory = chain.open(rows.memory());
        chain.take(input, rows.in(memory), arrivalMicros);
        chain.close();
    }

    private void silence(int input) {
        watermarks.silence(input);
        if (watermarks.isSilent()) {
            chain.send(new StreamElement.Idle());
        } else {
            advanceTo(watermarks.advance(), watermarkArrival);
        }
    }

    private void advanceTo(long reached, long arrivalMicros) {
        if (reached > watermark) {
            watermark = reached;
            watermarkArrival = arrivalMicros;
            advancing = true;
        }
    }

    private Progress end() {
        if (ending) {
            return Progress.FINISHED;
        }
        if (complete && watermark < StreamElement.Watermark.END_OF_TIME) {
            advanceTo(StreamElement.Watermark.END_OF_TIME, watermarkArrival);
            return Progress.MADE;
        }
        snapshots.end(() -> chain.save(watermark));
        chain.send(new StreamElement.End(complete));
        ending = true;
        return Progress.MADE;
    }
}
