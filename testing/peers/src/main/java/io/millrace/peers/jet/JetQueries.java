package io.millrace.peers.jet;

import com.hazelcast.function.BiConsumerEx;
import com.hazelcast.function.FunctionEx;
import com.hazelcast.jet.aggregate.AggregateOperation;
import com.hazelcast.jet.aggregate.AggregateOperations;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.datamodel.KeyedWindowResult;
import com.hazelcast.jet.pipeline.BatchSource;
import com.hazelcast.jet.pipeline.Pipeline;
import com.hazelcast.jet.pipeline.Sink;
import com.hazelcast.jet.pipeline.SinkBuilder;
import com.hazelcast.jet.pipeline.Sources;
import com.hazelcast.jet.pipeline.StreamStage;
import com.hazelcast.jet.pipeline.StreamStageWithKey;
import com.hazelcast.jet.pipeline.WindowDefinition;
import io.millrace.benchmarks.nexmark.Digest;
import io.millrace.benchmarks.nexmark.Query;
import io.millrace.peers.Auction;
import io.millrace.peers.Bid;
import io.millrace.peers.HighestBids;
import io.millrace.peers.MostBids;
import io.millrace.peers.Person;
import java.util.Objects;

/** The queries as pipelines. */
final class JetQueries {
    private static final long DISORDER_MILLIS = 2000;
    private static final long TWO_SECONDS_MILLIS = 2000;
    private static final long TEN_SECONDS_MILLIS = 10_000;
    private static final long MICROS_PER_MILLI = 1000;

    private JetQueries() {}

    static Pipeline pipeline(Query query, int threads) {
        Pipeline pipeline = Pipeline.create();
        switch (query) {
            case Q1 ->
                pipeline.readFrom(JetQueries.<Bid>source("bids", threads))
                        .map(JetQueries::inEuros)
                        .writeTo(digest(JetQueries::addBid, threads));
            case Q2 ->
                pipeline.readFrom(JetQueries.<Bid>source("bids", threads))
                        .filter(bid -> bid.auction % 123 == 0)
                        .writeTo(digest((digest, bid) -> digest.add(bid.auction, bid.price), threads));
            case Q5 -> hotItems(pipeline, threads);
            case Q7 ->
                timedBids(pipeline, threads)
                        .window(WindowDefinition.tumbling(TEN_SECONDS_MILLIS))
                        .aggregate(AggregateOperation.withCreate(HighestBids::new)
                                .<Bid>andAccumulate(HighestBids::add)
                                .andCombine(HighestBids::add)
                                .andExportFinish(FunctionEx.identity()))
                        .writeTo(digest((digest, row) -> row.result().addTo(digest), threads));
            case Q8 -> newUsers(pipeline, threads);
            case Q11 -> counts(pipeline, WindowDefinition.session(TEN_SECONDS_MILLIS), threads);
            case Q12 -> counts(pipeline, WindowDefinition.tumbling(TEN_SECONDS_MILLIS), threads);
            case Q12_TEXT_KEYS, Q12_MANY_KEYS ->
                throw new IllegalArgumentException(query.title() + " is measured on our own engine");
        }
        return pipeline;
    }

    private static <T> BatchSource<T> source(String source, int threads) {
        return Sources.batchFromProcessor(
                source, ProcessorMetaSupplier.of(threads, () -> InProcess.newProcessor(source)));
    }

    private static StreamStage<Bid> timedBids(Pipeline pipeline, int threads) {
        return pipeline.readFrom(JetQueries.<Bid>source("bids", threads))
                .addTimestamps(bid -> bid.time, DISORDER_MILLIS);
    }

    /** In thousandths of a euro: whole numbers are what a user takes who wants this query to be fast. */
    private static Bid inEuros(Bid bid) {
        Bid changed = new Bid();
        changed.auction = bid.auction;
        changed.bidder = bid.bidder;
        changed.price = Math.multiplyExact(bid.price, 908);
        changed.time = bid.time;
        changed.extra = bid.extra;
        return changed;
    }

    private static void addBid(Digest digest, Bid bid) {
        digest.add(bid.auction, bid.bidder, bid.price, bid.time * MICROS_PER_MILLI, bid.extra.length());
    }

    /** Windows as long as the others' distance hold the results of one end. */
    private static void hotItems(Pipeline pipeline, int threads) {
        timedBids(pipeline, threads)
                .groupingKey(bid -> bid.auction)
                .window(WindowDefinition.sliding(TEN_SECONDS_MILLIS, TWO_SECONDS_MILLIS))
                .aggregate(AggregateOperations.counting())
                .setLocalParallelism(threads)
                .window(WindowDefinition.tumbling(TWO_SECONDS_MILLIS))
                .aggregate(AggregateOperation.withCreate(MostBids::new)
                        .<KeyedWindowResult<Long, Long>>andAccumulate((most, row) -> most.add(row.key(), row.result()))
                        .andCombine(MostBids::add)
                        .andExportFinish(FunctionEx.identity()))
                .writeTo(digest((digest, row) -> row.result().addTo(digest), threads));
    }

    private static void newUsers(Pipeline pipeline, int threads) {
        StreamStageWithKey<Auction, Long> auctions = pipeline.readFrom(JetQueries.<Auction>source("auctions", threads))
                .addTimestamps(auction -> auction.time, DISORDER_MILLIS)
                .groupingKey(auction -> auction.seller);
        pipeline.readFrom(JetQueries.<Person>source("persons", threads))
                .addTimestamps(person -> person.time, DISORDER_MILLIS)
                .groupingKey(person -> person.id)
                .window(WindowDefinition.tumbling(TEN_SECONDS_MILLIS))
                .aggregate2(
                        auctions,
                        AggregateOperation.withCreate(Newcomer::new)
                                .<Person>andAccumulate0(Newcomer::add)
                                .<Auction>andAccumulate1((newcomer, auction) -> newcomer.sell())
                                .andCombine(Newcomer::add)
                                .andExportFinish(FunctionEx.identity()))
                .setLocalParallelism(threads)
                .filter(row -> row.result().sells)
                .writeTo(digest(JetQueries::addNewcomers, threads));
    }

    private static void addNewcomers(Digest digest, KeyedWindowResult<Long, Newcomer> row) {
        for (Person person : row.result().people) {
            digest.add(person.id, person.name.length(), row.start() * MICROS_PER_MILLI);
        }
    }

    private static void counts(Pipeline pipeline, WindowDefinition windows, int threads) {
        timedBids(pipeline, threads)
                .groupingKey(bid -> bid.bidder)
                .window(windows)
                .aggregate(AggregateOperations.counting())
                .setLocalParallelism(threads)
                .writeTo(digest(JetQueries::addCount, threads));
    }

    private static void addCount(Digest digest, KeyedWindowResult<Long, Long> row) {
        digest.add(row.key(), row.start() * MICROS_PER_MILLI, row.end() * MICROS_PER_MILLI, row.result());
    }

    private static <T> Sink<T> digest(BiConsumerEx<Digest, T> adder, int threads) {
        return SinkBuilder.sinkBuilder("digest", context -> InProcess.newDigest())
                .<T>receiveFn(adder)
                .destroyFn(part -> InProcess.deliver(Objects.requireNonNull(part)))
                .preferredLocalParallelism(threads)
                .build();
    }
}
