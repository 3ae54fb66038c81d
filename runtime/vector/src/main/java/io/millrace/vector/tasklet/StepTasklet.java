package io.millrace.vector.tasklet;

import io.millrace.model.data.Batch;
import io.millrace.model.data.ColumnMemory;
import io.millrace.vector.channel.StreamElement;
import io.millrace.vector.time.InputWatermarks;
import io.millrace.vector.time.SplitWatermarks;
import java.util.List;

/** Runs a chain of operators on what comes from one or more channels, of which several may belong to one input of the step. */
public final class StepTasklet implements Tasklet {
    private final String name;
    private final List<StepInput> inputs;
    private final Chain chain;
    private final InputWatermarks watermarks;
    private final boolean[] ended;
    private int open;
    private int nextInput;
    private boolean complete = true;

    /** The watermark that the chain is working on, or has got to. */
    private long watermark = SplitWatermarks.NONE;

    private long watermarkArrival;
    private boolean advancing;
    private boolean ending;

    public StepTasklet(String name, List<StepInput> inputs, Chain chain) {
        this.name = name;
        this.inputs = List.copyOf(inputs);
        this.chain = chain;
        this.watermarks = new InputWatermarks(inputs.size());
        this.ended = new boolean[inputs.size()];
        this.open = inputs.size();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Progress run() {
        if (!chain.flush()) {
            return Progress.NONE;
        }
        if (advancing) {
            advancing = !chain.advance(watermark, watermarkArrival);
            return Progress.MADE;
        }
        if (open == 0) {
            return end();
        }
        for (int i = 0; i < inputs.size(); i++) {
            int input = nextInput;
            nextInput = (nextInput + 1) % inputs.size();
            StreamElement element =
                    ended[input] ? null : inputs.get(input).channel().poll();
            if (element != null) {
                take(input, element);
                return Progress.MADE;
            }
        }
        return Progress.NONE;
    }

    private void take(int input, StreamElement element) {
        switch (element) {
            case StreamElement.Rows rows -> work(inputs.get(input).number(), rows.batch(), rows.arrivalMicros());
            case StreamElement.Watermark mark -> {
                watermarks.observe(input, mark.millis());
                advanceTo(watermarks.advance(), mark.arrivalMicros());
            }
            case StreamElement.Idle idle -> silence(input);
            case StreamElement.End end -> {
                ended[input] = true;
                open--;
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
        chain.send(new StreamElement.End(complete));
        ending = true;
        return Progress.MADE;
    }
}
