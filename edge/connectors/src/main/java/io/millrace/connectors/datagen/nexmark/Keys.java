package io.millrace.connectors.datagen.nexmark;

import io.millrace.connectors.datagen.generator.Chance;

/** Which people and auctions events refer to, counted from 0. */
final class Keys {
    /** Ids begin here. */
    static final long FIRST_PERSON = 1000;

    static final long FIRST_AUCTION = 1000;
    static final long FIRST_CATEGORY = 10;
    static final int CATEGORIES = 5;

    /** One of so many people, or auctions, is hot at its time. */
    private static final int HOT = 100;

    /** People and auctions may be referred to that will only come; so many. */
    private static final int LEAD = 10;

    private Keys() {}

    /** The auction that is hot when {@code last} is the last one. */
    static long hotAuction(long last) {
        return last / HOT * HOT;
    }

    static long hotSeller(long lastPerson) {
        return lastPerson / HOT * HOT;
    }

    /** Another one than the seller. */
    static long hotBidder(long lastPerson) {
        return lastPerson / HOT * HOT + 1;
    }

    /** Any auction that is likely to go on, or one to come. */
    static long anyAuction(long last, int inFlight, long bits) {
        long least = Math.max(last - inFlight, 0);
        return least + Chance.lower(bits, (int) (last - least) + 1 + LEAD);
    }

    /** Anybody who is active, or somebody to come. */
    static long anyPerson(long last, int mostActive, long bits) {
        long people = last + 1;
        int active = (int) Math.min(people, mostActive);
        return people - active + Chance.lower(bits, active + LEAD);
    }
}
