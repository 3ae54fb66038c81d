package io.millrace.connectors.datagen.nexmark;

import io.millrace.connectors.datagen.generator.Chance;
import io.millrace.connectors.datagen.generator.Texts;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType.Scalar;
import java.util.List;

/** The fields of auctions. */
final class Auctions {
    private static final int LEAST_LETTERS = 3;

    /** How many lengths a name may have, and a description. */
    private static final int NAME_LENGTHS = 17;

    private static final int DESCRIPTION_LENGTHS = 97;

    /** Of its six numbers. */
    private static final int NUMBER_BYTES = 6 * Long.BYTES;

    private final NexmarkSettings settings;
    private final Texts texts;
    private final Texts words;
    private final EventTimes times;
    private final Chance name;
    private final Chance description;
    private final Chance initialBid;
    private final Chance reserve;
    private final Chance expires;
    private final Chance seller;
    private final Chance category;
    private final Chance extra;

    Auctions(NexmarkSettings settings, Texts texts, Texts words, EventTimes times) {
        long seed = settings.seed();
        this.settings = settings;
        this.texts = texts;
        this.words = words;
        this.times = times;
        this.name = new Chance(seed, "auction.itemName");
        this.description = new Chance(seed, "auction.description");
        this.initialBid = new Chance(seed, "auction.initialBid");
        this.reserve = new Chance(seed, "auction.reserve");
        this.expires = new Chance(seed, "auction.expires");
        this.seller = new Chance(seed, "auction.seller");
        this.category = new Chance(seed, "auction.category");
        this.extra = new Chance(seed, "auction.extra");
    }

    List<EventField> fields() {
        return List.of(
                new EventField("id", Scalar.BIGINT, this::ids),
                new EventField("itemName", Scalar.STRING, events -> text(events, name, NAME_LENGTHS)),
                new EventField("description", Scalar.STRING, events -> text(events, description, DESCRIPTION_LENGTHS)),
                new EventField("initialBid", Scalar.BIGINT, this::initialBids),
                new EventField("reserve", Scalar.BIGINT, this::reserves),
                EventColumns.dateTime(times),
                new EventField("expires", Scalar.TIMESTAMP, this::expiries),
                new EventField("seller", Scalar.BIGINT, this::sellers),
                new EventField("category", Scalar.BIGINT, this::categories),
                new EventField("extra", Scalar.STRING, this::extras));
    }

    private Column ids(Events events) {
        long[] values = new long[events.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Keys.FIRST_AUCTION + events.lastAuction(i);
        }
        return EventColumns.longs(values);
    }

    private Column text(Events events, Chance chance, int lengths) {
        int count = events.count();
        int[] sizes = new int[count];
        int[] which = new int[count];
        for (int i = 0; i < count; i++) {
            long bits = chance.bits(events.number(i));
            which[i] = (int) bits;
            sizes[i] = length(bits, lengths);
        }
        return words.column(which, sizes, count);
    }

    private static int length(long bits, int lengths) {
        return LEAST_LETTERS + Chance.upper(bits, lengths);
    }

    private Column initialBids(Events events) {
        long[] values = new long[events.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Prices.of(initialBid.bits(events.number(i)));
        }
        return EventColumns.longs(values);
    }

    /** Another price more than the first bid. */
    private Column reserves(Events events) {
        long[] values = new long[events.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Prices.of(initialBid.bits(events.number(i))) + Prices.of(reserve.bits(events.number(i)));
        }
        return EventColumns.longs(values);
    }

    /** On average an auction goes on until as many more have begun as are in flight. */
    private Column expiries(Events events) {
        long ahead = (long) settings.numInFlightAuctions() * settings.cycle() / settings.auctionProportion();
        long[] values = new long[events.count()];
        for (int i = 0; i < values.length; i++) {
            long begin = times.millis(events.number(i));
            long horizon = times.millis(events.number(i) + ahead) - begin;
            long length = Math.unsignedMultiplyHigh(expires.bits(events.number(i)), Math.max(2 * horizon, 1));
            values[i] = EventColumns.micros(begin + 1 + length);
        }
        return EventColumns.longs(values);
    }

    private Column sellers(Events events) {
        int ratio = settings.hotSellersRatio();
        int active = settings.numActivePeople();
        long[] values = new long[events.count()];
        for (int i = 0; i < values.length; i++) {
            long last = events.lastPerson(i);
            long bits = seller.bits(events.number(i));
            boolean hot = Chance.upper(bits, ratio) > 0;
            values[i] = Keys.FIRST_PERSON + (hot ? Keys.hotSeller(last) : Keys.anyPerson(last, active, bits));
        }
        return EventColumns.longs(values);
    }

    private Column categories(Events events) {
        long[] values = new long[events.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Keys.FIRST_CATEGORY + Chance.upper(category.bits(events.number(i)), Keys.CATEGORIES);
        }
        return EventColumns.longs(values);
    }

    private Column extras(Events events) {
        int count = events.count();
        int[] lengths = new int[count];
        int[] which = new int[count];
        for (int i = 0; i < count; i++) {
            long number = events.number(i);
            long bits = extra.bits(number);
            int others = NUMBER_BYTES
                    + length(name.bits(number), NAME_LENGTHS)
                    + length(description.bits(number), DESCRIPTION_LENGTHS);
            which[i] = (int) bits;
            lengths[i] = Extra.length(settings.avgAuctionByteSize(), others, (int) (bits >>> 48));
        }
        return texts.column(which, lengths, count);
    }
}
