package io.millrace.benchmarks.nexmark;

import java.util.function.LongSupplier;

/**
 * When passes may begin to count: they have used the processor time that was asked for, and the JIT compiler has had next to nothing to do in passes that took a second. A job that is
 * never done with being compiled is measured as it is after a while. Compilations count when they end, which large ones do after more than half a second. Used by one thread.
 */
final class WarmUp {
    /** The compiler is quiet if it took no more than this part of a pass's time. */
    private static final double QUIET = 0.03;

    private static final double QUIET_SECONDS = 1;

    /** Processor time after which nothing is waited for, as a multiple of what was asked for. */
    private static final double MOST = 4;

    private final double leastSeconds;
    private final LongSupplier compiler;
    private double processorSeconds;
    private long compiledMillis;
    private double quietSeconds;

    /**
     * @param millis of processor time, at least
     * @param compiler how many milliseconds it has taken until now
     */
    WarmUp(long millis, LongSupplier compiler) {
        this.leastSeconds = millis / 1000.0;
        this.compiler = compiler;
        this.compiledMillis = compiler.getAsLong();
    }

    /** Takes what one more pass took. */
    void add(PassFigures pass) {
        long compiled = compiler.getAsLong();
        boolean quiet = compiled - compiledMillis <= QUIET * 1000 * pass.processorSeconds();
        quietSeconds = quiet ? quietSeconds + pass.processorSeconds() : 0;
        compiledMillis = compiled;
        processorSeconds += pass.processorSeconds();
    }

    boolean isDone() {
        return processorSeconds >= leastSeconds
                && (quietSeconds >= QUIET_SECONDS || processorSeconds >= MOST * leastSeconds);
    }
}
