package io.millrace.peers.flink;

import io.millrace.peers.Bid;
import io.millrace.peers.WindowedCount;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.streaming.api.functions.windowing.WindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** Counts bids as they come, and tells key and window of each count. */
final class CountInWindow
        implements AggregateFunction<Bid, Long, Long>, WindowFunction<Long, WindowedCount, Long, TimeWindow> {
    private static final long serialVersionUID = 1;

    private transient WindowedCount result = new WindowedCount();

    @Override
    public Long createAccumulator() {
        return 0L;
    }

    @Override
    public Long add(Bid bid, Long count) {
        return count + 1;
    }

    @Override
    public Long getResult(Long count) {
        return count;
    }

    @Override
    public Long merge(Long one, Long other) {
        return one + other;
    }

    @Override
    public void apply(Long key, TimeWindow window, Iterable<Long> counts, Collector<WindowedCount> output) {
        if (result == null) {
            result = new WindowedCount();
        }
        result.key = key;
        result.start = window.getStart();
        result.end = window.getEnd();
        result.count = counts.iterator().next();
        output.collect(result);
    }
}
