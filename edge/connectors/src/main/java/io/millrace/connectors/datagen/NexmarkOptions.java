package io.millrace.connectors.datagen;

import io.millrace.connectors.datagen.nexmark.NexmarkSettings;
import io.millrace.model.option.Option;
import io.millrace.model.option.Option.Kind;
import io.millrace.model.option.OptionFault;
import io.millrace.model.option.Options;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/** The settings of the events of Nexmark, with the names and values of its own generator. */
final class NexmarkOptions {
    static final String EVENTS = "events";

    private static final String BASE_TIME = "baseTime";
    private static final String FIRST_EVENT_RATE = "firstEventRate";
    private static final String DISORDER = "disorder";
    private static final Instant DEFAULT_BASE_TIME = Instant.parse("2015-07-15T00:00:00Z");
    private static final Duration MAX_DISORDER = Duration.ofDays(1);
    private static final int MAX_PROPORTION = 1_000_000;
    private static final int MAX_KEYS = 1_000_000_000;
    private static final int MAX_BYTES = 16 << 10;
    private static final long MAX_RATE = 1_000_000_000;

    /** A whole number that need not be given. */
    private record Count(String name, int otherwise, int most, String description) {
        Option option() {
            return Option.optional(
                            name,
                            Kind.INTEGER,
                            "NEXMARK: " + description + "; %,d if it is not given.".formatted(otherwise))
                    .between(1, most);
        }

        int of(Options options) {
            return options.optionalInteger(name).map(Math::toIntExact).orElse(otherwise);
        }
    }

    private static final Count PERSONS =
            new Count("personProportion", 1, MAX_PROPORTION, "so many events in a row are people, then come auctions");
    private static final Count AUCTIONS =
            new Count("auctionProportion", 3, MAX_PROPORTION, "so many events in a row are auctions, then come bids");
    private static final Count BIDS =
            new Count("bidProportion", 46, MAX_PROPORTION, "so many events in a row are bids, then come people again");
    private static final Count HOT_AUCTION =
            new Count("hotAuctionRatio", 2, MAX_KEYS, "all bids but one of so many are for the hot auction");
    private static final Count HOT_BIDDERS =
            new Count("hotBiddersRatio", 4, MAX_KEYS, "all bids but one of so many are by the hot bidder");
    private static final Count HOT_SELLERS =
            new Count("hotSellersRatio", 4, MAX_KEYS, "all auctions but one of so many are by the hot seller");
    private static final Count IN_FLIGHT =
            new Count("numInFlightAuctions", 100, MAX_KEYS, "the other bids are for so many of the latest auctions");
    private static final Count ACTIVE = new Count(
            "numActivePeople", 1000, MAX_KEYS, "the other bids and auctions are by so many of the latest people");
    private static final Count PERSON_BYTES =
            new Count("avgPersonByteSize", 200, MAX_BYTES, "the bytes of a person on average, filled up by extra");
    private static final Count AUCTION_BYTES =
            new Count("avgAuctionByteSize", 500, MAX_BYTES, "the bytes of an auction on average, filled up by extra");
    private static final Count BID_BYTES =
            new Count("avgBidByteSize", 100, MAX_BYTES, "the bytes of a bid on average, filled up by extra");

    static final List<Option> ALL = List.of(
            Option.optionalChoice(
                    EVENTS,
                    List.of("ALL", "PERSON", "AUCTION", "BID"),
                    "NEXMARK: which events are rows; with ALL, which holds if it is not given, each kind is a ROW of its own."),
            Option.optional(
                            FIRST_EVENT_RATE,
                            Kind.INTEGER,
                            "NEXMARK: how many events happen in a second of event time; 10,000 if it is not given.")
                    .between(1, MAX_RATE),
            Option.optional(
                    BASE_TIME,
                    Kind.STRING,
                    "NEXMARK: when the first event happens, in ISO 8601; " + DEFAULT_BASE_TIME
                            + " if it is not given."),
            Option.optional(
                            DISORDER,
                            Kind.DURATION,
                            "NEXMARK: how long after a later event an event may come; they come in order if it is not given.")
                    .between(0, MAX_DISORDER.toMillis()),
            PERSONS.option(),
            AUCTIONS.option(),
            BIDS.option(),
            HOT_AUCTION.option(),
            HOT_BIDDERS.option(),
            HOT_SELLERS.option(),
            IN_FLIGHT.option(),
            ACTIVE.option(),
            PERSON_BYTES.option(),
            AUCTION_BYTES.option(),
            BID_BYTES.option());

    private NexmarkOptions() {}

    /** What the options say, with what holds where they say nothing. */
    static NexmarkSettings settings(Options options, List<OptionFault> faults) {
        return new NexmarkSettings(
                options.integer(DatagenOptions.SEED),
                PERSONS.of(options),
                AUCTIONS.of(options),
                BIDS.of(options),
                HOT_AUCTION.of(options),
                HOT_BIDDERS.of(options),
                HOT_SELLERS.of(options),
                IN_FLIGHT.of(options),
                ACTIVE.of(options),
                PERSON_BYTES.of(options),
                AUCTION_BYTES.of(options),
                BID_BYTES.of(options),
                baseTime(options, faults),
                options.optionalInteger(FIRST_EVENT_RATE).orElse(10_000L),
                options.optionalDuration(DISORDER).orElse(Duration.ZERO));
    }

    private static Instant baseTime(Options options, List<OptionFault> faults) {
        String text = options.optionalString(BASE_TIME).orElse(DEFAULT_BASE_TIME.toString());
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            faults.add(new OptionFault(
                    BASE_TIME, "WRONG_TYPE", "a time is written in ISO 8601", text, DEFAULT_BASE_TIME.toString()));
            return DEFAULT_BASE_TIME;
        }
    }
}
