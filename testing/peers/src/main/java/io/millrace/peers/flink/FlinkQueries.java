package io.millrace.peers.flink;

import io.millrace.benchmarks.nexmark.Digest;
import io.millrace.benchmarks.nexmark.Query;
import io.millrace.peers.Auction;
import io.millrace.peers.AuctionReader;
import io.millrace.peers.Bid;
import io.millrace.peers.BidReader;
import io.millrace.peers.HighestBids;
import io.millrace.peers.MostBids;
import io.millrace.peers.Person;
import io.millrace.peers.PersonReader;
import io.millrace.peers.WindowedCount;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.EventTimeSessionWindows;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.WindowAssigner;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;

/** The queries as DataStream programs. */
final class FlinkQueries {
    private static final Duration DISORDER = Duration.ofSeconds(2);
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
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
            case Q5 -> hotItems(environment);
            case Q7 ->
                // One key for all: the bids of a window are in one place.
                keyed(bids(environment), bid -> 0)
                        .window(TumblingEventTimeWindows.of(TEN_SECONDS))
                        .aggregate(new HighestInWindow())
                        .sinkTo(new DigestSink<HighestBids>(HighestBids::addTo));
            case Q8 -> newUsers(environment);
            case Q11 -> counts(environment, EventTimeSessionWindows.withGap(TEN_SECONDS));
            case Q12 -> counts(environment, TumblingEventTimeWindows.of(TEN_SECONDS));
            case Q12_TEXT_KEYS, Q12_MANY_KEYS ->
                throw new IllegalArgumentException(query.title() + " is measured on our own engine");
        }
    }

    private static DataStream<Bid> bids(StreamExecutionEnvironment environment) {
        return environment.fromSource(
                new BatchSource<>("bids", BidReader::new), disordered(), "bids", TypeInformation.of(Bid.class));
    }

    /** Without watermarks: no user would pay for them here. */
    private static DataStream<Bid> untimed(StreamExecutionEnvironment environment) {
        return environment.fromSource(
                new BatchSource<>("bids", BidReader::new),
                WatermarkStrategy.noWatermarks(),
                "bids",
                TypeInformation.of(Bid.class));
    }

    private static <T> WatermarkStrategy<T> disordered() {
        return WatermarkStrategy.forBoundedOutOfOrderness(DISORDER);
    }

    /** In thousandths of a euro: whole numbers are what a user takes who wants this query to be fast. */
    private static Bid inEuros(Bid bid) {
        bid.price = Math.multiplyExact(bid.price, 908);
        return bid;
    }

    private static void addBid(Bid bid, Digest digest) {
        digest.add(bid.auction, bid.bidder, bid.price, bid.time * MICROS_PER_MILLI, bid.extra.length());
    }

    /** The results of a window have its last millisecond as their time, so that windows as long as the others' distance hold those of one end. */
    private static void hotItems(StreamExecutionEnvironment environment) {
        CountInWindow count = new CountInWindow();
        DataStream<WindowedCount> counts = keyed(bids(environment), bid -> bid.auction)
                .window(SlidingEventTimeWindows.of(TEN_SECONDS, TWO_SECONDS))
                .aggregate(count, count);
        keyed(counts, row -> row.end)
                .window(TumblingEventTimeWindows.of(TWO_SECONDS))
                .aggregate(new MostInWindow())
                .sinkTo(new DigestSink<>(MostBids::addTo));
    }

    private static void newUsers(StreamExecutionEnvironment environment) {
        DataStream<Person> persons = environment.fromSource(
                new BatchSource<>("persons", PersonReader::new),
                disordered(),
                "persons",
                TypeInformation.of(Person.class));
        DataStream<Auction> auctions = environment.fromSource(
                new BatchSource<>("auctions", AuctionReader::new),
                disordered(),
                "auctions",
                TypeInformation.of(Auction.class));
        persons.coGroup(auctions)
                .where(person -> person.id)
                .equalTo(auction -> auction.seller)
                .window(TumblingEventTimeWindows.of(TEN_SECONDS))
                .apply(new SellingNewcomers())
                .sinkTo(new DigestSink<>(FlinkQueries::addNewcomer));
    }

    private static void addNewcomer(Person person, Digest digest) {
        long start = person.time - person.time % TEN_SECONDS.toMillis();
        digest.add(person.id, person.name.length(), start * MICROS_PER_MILLI);
    }

    private static void counts(StreamExecutionEnvironment environment, WindowAssigner<Object, TimeWindow> windows) {
        CountInWindow count = new CountInWindow();
        keyed(bids(environment), bid -> bid.bidder)
                .window(windows)
                .aggregate(count, count)
                .sinkTo(new DigestSink<WindowedCount>((row, digest) ->
                        digest.add(row.key, row.start * MICROS_PER_MILLI, row.end * MICROS_PER_MILLI, row.count)));
    }

    /** With one thread all keys are where they belong, and the step can be chained to the one before: no row is serialised. */
    private static <T, K> KeyedStream<T, K> keyed(DataStream<T> rows, KeySelector<T, K> key) {
        return rows.getExecutionEnvironment().getParallelism() == 1
                ? DataStreamUtils.reinterpretAsKeyedStream(rows, key)
                : rows.keyBy(key);
    }
}
