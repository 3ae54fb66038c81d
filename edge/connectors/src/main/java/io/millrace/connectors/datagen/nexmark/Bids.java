package io.millrace.connectors.datagen.nexmark;

import io.millrace.connectors.datagen.generator.Chance;
import io.millrace.connectors.datagen.generator.Texts;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType.Scalar;
import java.util.List;

/** The fields of bids. */
final class Bids {
    /** Of its four numbers. */
    private static final int NUMBER_BYTES = 4 * Long.BYTES;

    private final NexmarkSettings settings;
    private final Texts texts;
    private final Channels channels;
    private final Chance auction;
    private final Chance bidder;
    private final Chance price;
    private final Chance channel;
    private final Chance extra;

    Bids(NexmarkSettings settings, Texts texts) {
        long seed = settings.seed();
        this.settings = settings;
        this.texts = texts;
        this.channels = new Channels(seed);
        this.auction = new Chance(seed, "bid.auction");
        this.bidder = new Chance(seed, "bid.bidder");
        this.price = new Chance(seed, "bid.price");
        this.channel = new Chance(seed, "bid.channel");
        this.extra = new Chance(seed, "bid.extra");
    }

    List<EventField> fields(EventTimes times) {
        return List.of(
                new EventField("auction", Scalar.BIGINT, this::auctions),
                new EventField("bidder", Scalar.BIGINT, this::bidders),
                new EventField("price", Scalar.BIGINT, this::prices),
                new EventField(
                        "channel", Scalar.STRING, events -> channels.names(chosenChannels(events), events.count())),
                new EventField("url", Scalar.STRING, events -> channels.urls(chosenChannels(events), events.count())),
                EventColumns.dateTime(times),
                new EventField("extra", Scalar.STRING, this::extras));
    }

    private Column auctions(Events events) {
        int ratio = settings.hotAuctionRatio();
        int inFlight = settings.numInFlightAuctions();
        long[] values = new long[events.count()];
        for (int i = 0; i < values.length; i++) {
            long last = events.lastAuction(i);
            long bits = auction.bits(events.number(i));
            boolean hot = Chance.upper(bits, ratio) > 0;
            values[i] = Keys.FIRST_AUCTION + (hot ? Keys.hotAuction(last) : Keys.anyAuction(last, inFlight, bits));
        }
        return EventColumns.longs(values);
    }

    private Column bidders(Events events) {
        int ratio = settings.hotBiddersRatio();
        int active = settings.numActivePeople();
        long[] values = new long[events.count()];
        for (int i = 0; i < values.length; i++) {
            long last = events.lastPerson(i);
            long bits = bidder.bits(events.number(i));
            boolean hot = Chance.upper(bits, ratio) > 0;
            values[i] = Keys.FIRST_PERSON + (hot ? Keys.hotBidder(last) : Keys.anyPerson(last, active, bits));
        }
        return EventColumns.longs(values);
    }

    private Column prices(Events events) {
        long[] values = new long[events.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Prices.of(price.bits(events.number(i)));
        }
        return EventColumns.longs(values);
    }

    private int[] chosenChannels(Events events) {
        int[] chosen = new int[events.count()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = Channels.choice(channel.bits(events.number(i)));
        }
        return chosen;
    }

    private Column extras(Events events) {
        int count = events.count();
        int[] lengths = new int[count];
        int[] which = new int[count];
        for (int i = 0; i < count; i++) {
            long bits = extra.bits(events.number(i));
            which[i] = (int) bits;
            lengths[i] = Extra.length(settings.avgBidByteSize(), NUMBER_BYTES, (int) (bits >>> 48));
        }
        return texts.column(which, lengths, count);
    }
}
