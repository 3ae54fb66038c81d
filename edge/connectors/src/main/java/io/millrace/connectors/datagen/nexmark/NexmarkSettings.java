package io.millrace.connectors.datagen.nexmark;

import java.time.Duration;
import java.time.Instant;

/**
 * What may be set of the events, with the names of the benchmark's own generator.
 *
 * @param personProportion of so many events in a row these are people; auctions follow, then bids
 * @param hotAuctionRatio all bids but one of so many are for the hot auction
 * @param hotBiddersRatio all bids but one of so many are by the hot bidder
 * @param hotSellersRatio all auctions but one of so many are by the hot seller
 * @param numInFlightAuctions how many of the latest auctions the other bids are for
 * @param numActivePeople how many of the latest people the other bids and auctions are by
 * @param avgPersonByteSize how large a person is on average, whose {@code extra} fills up what the other fields leave
 * @param baseTime of the first event
 * @param firstEventRate events a second of event time
 * @param disorder how much later than a later event an event may come
 */
public record NexmarkSettings(
        long seed,
        int personProportion,
        int auctionProportion,
        int bidProportion,
        int hotAuctionRatio,
        int hotBiddersRatio,
        int hotSellersRatio,
        int numInFlightAuctions,
        int numActivePeople,
        int avgPersonByteSize,
        int avgAuctionByteSize,
        int avgBidByteSize,
        Instant baseTime,
        long firstEventRate,
        Duration disorder) {

    /** After so many events proportions repeat. */
    int cycle() {
        return personProportion + auctionProportion + bidProportion;
    }

    /** How many events of a cycle are of a kind. */
    int proportion(EventKind kind) {
        return switch (kind) {
            case PERSON -> personProportion;
            case AUCTION -> auctionProportion;
            case BID -> bidProportion;
        };
    }

    /** How many events of a cycle come before those of a kind. */
    int first(EventKind kind) {
        return switch (kind) {
            case PERSON -> 0;
            case AUCTION -> personProportion;
            case BID -> personProportion + auctionProportion;
        };
    }
}
