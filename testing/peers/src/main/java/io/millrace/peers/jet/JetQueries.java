package io.millrace.peers.jet;

import com.hazelcast.function.BiConsumerEx;
import com.hazelcast.jet.aggregate.AggregateOperations;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.datamodel.KeyedWindowResult;
import com.hazelcast.jet.pipeline.BatchSource;
import com.hazelcast.jet.pipeline.Pipeline;
import com.hazelcast.jet.pipeline.Sink;
import com.hazelcast.jet.pipeline.SinkBuilder;
import com.hazelcast.jet.pipeline.Sources;
import com.hazelcast.jet.pipeline.WindowDefinition;
import io.millrace.benchmarks.nexmark.Digest;
import io.millrace.benchmarks.nexmark.Query;
import io.millrace.peers.Bid;
import java.util.Objects;

/** The queries as pipelines. */
final class JetQueries {
    private static final long DISORDER_MILLIS = 2000;
    private static final long TEN_SECONDS_MILLIS = 10_000;
    private static final long MICROS_PER_MILLI = 1000;

    private JetQueries() {}

    static Pipeline pipeline(Query query, int threads) {
        Pipeline pipeline = Pipeline.create();
        switch (query) {
            case Q1 ->
                pipeline.readFrom(bids(threads)).map(JetQueries::inEuros).writeTo(digest(JetQueries::addBid, threads));
            case Q2 ->
                pipeline.readFrom(bids(threads))
                        .filter(bid -> bid.auction % 123 == 0)
                        .writeTo(digest((digest, bid) -> digest.add(bid.auction, bid.price), threads));
            case Q11 -> counts(pipeline, WindowDefinition.session(TEN_SECONDS_MILLIS), threads);
            case Q12 -> counts(pipeline, WindowDefinition.tumbling(TEN_SECONDS_MILLIS), threads);
            case Q12_TEXT_KEYS, Q12_MANY_KEYS ->
                throw new IllegalArgumentException(query.title() + " is measured on our own engine");
        }
        return pipeline;
    }

    private static BatchSource<Bid> bids(int threads) {
        return Sources.batchFromProcessor("bids", ProcessorMetaSupplier.of(threads, InProcess::newProcessor));
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

    private static void counts(Pipeline pipeline, WindowDefinition windows, int threads) {
        pipeline.readFrom(bids(threads))
                .addTimestamps(bid -> bid.time, DISORDER_MILLIS)
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
