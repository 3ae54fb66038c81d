package io.millrace.peers.flink;

import io.millrace.benchmarks.nexmark.Digest;
import io.millrace.benchmarks.nexmark.Query;
import io.millrace.peers.Bid;
import io.millrace.peers.WindowedCount;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.EventTimeSessionWindows;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.WindowAssigner;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;

/** The queries as DataStream programs. */
final class FlinkQueries {
    private static final Duration DISORDER = Duration.ofSeconds(2);
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final long MICROS_PER_MILLI = 1000;

    private FlinkQueries() {}

    /** Writes a query into an environment. */
    static void write(Query query, StreamExecutionEnvironment environment) {
        switch (query) {
            case Q1 ->
                untimed(environment)
                        .map((MapFunction<Bid, Bid>) FlinkQueries::inEuros)
                        .returns(Bid.class)
                        .sinkTo(new DigestSink<>(FlinkQueries::addBid));
            case Q2 ->
                untimed(environment)
                        .filter((FilterFunction<Bid>) bid -> bid.auction % 123 == 0)
                        .sinkTo(new DigestSink<>((bid, digest) -> digest.add(bid.auction, bid.price)));
            case Q11 -> counts(environment, EventTimeSessionWindows.withGap(TEN_SECONDS));
            case Q12 -> counts(environment, TumblingEventTimeWindows.of(TEN_SECONDS));
            case Q12_TEXT_KEYS, Q12_MANY_KEYS ->
                throw new IllegalArgumentException(query.title() + " is measured on our own engine");
        }
    }

    /** Without watermarks: no user would pay for them here. */
    private static DataStream<Bid> untimed(StreamExecutionEnvironment environment) {
        return environment.fromSource(new BatchSource(), WatermarkStrategy.noWatermarks(), "bids");
    }

    /** In thousandths of a euro: whole numbers are what a user takes who wants this query to be fast. */
    private static Bid inEuros(Bid bid) {
        bid.price = Math.multiplyExact(bid.price, 908);
        return bid;
    }

    private static void addBid(Bid bid, Digest digest) {
        digest.add(bid.auction, bid.bidder, bid.price, bid.time * MICROS_PER_MILLI, bid.extra.length());
    }

    private static void counts(StreamExecutionEnvironment environment, WindowAssigner<Object, TimeWindow> windows) {
        DataStream<Bid> bids = environment.fromSource(
                new BatchSource(), WatermarkStrategy.<Bid>forBoundedOutOfOrderness(DISORDER), "bids");
        CountInWindow count = new CountInWindow();
        keyed(bids, bid -> bid.bidder)
                .window(windows)
                .aggregate(count, count)
                .sinkTo(new DigestSink<WindowedCount>((row, digest) ->
                        digest.add(row.key, row.start * MICROS_PER_MILLI, row.end * MICROS_PER_MILLI, row.count)));
    }

    /** With one thread all keys are where they belong, and the step can be chained to the source: no row is serialised. */
    private static <K> KeyedStream<Bid, K> keyed(DataStream<Bid> bids, KeySelector<Bid, K> key) {
        return bids.getExecutionEnvironment().getParallelism() == 1
                ? DataStreamUtils.reinterpretAsKeyedStream(bids, key)
                : bids.keyBy(key);
    }
}
