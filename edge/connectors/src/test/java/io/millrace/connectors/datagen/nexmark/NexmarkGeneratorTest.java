package io.millrace.connectors.datagen.nexmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.option.OptionFault;
import io.millrace.testkit.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Over a million events from a fixed seed, in the proportions that the benchmark's own generator is configured with. */
class NexmarkGeneratorTest {
    private static final int EVENTS = 1_000_000;
    private static final Instant BASE = Instant.parse("2015-07-15T00:00:00Z");
    private static final Offset<Double> NEAR = Offset.offset(0.005);

    @Test
    void fiftyEventsAreOnePersonThreeAuctionsAndFortySixBids() {
        Batch all = events(EventChoice.ALL, Duration.ZERO, EVENTS, Schema.of(Field.required("event_type", Scalar.INT)));
        Map<Object, Long> kinds = Rows.of(all).stream()
                .collect(Collectors.groupingBy(row -> Objects.requireNonNull(row.getFirst()), Collectors.counting()));

        assertThat(kinds).isEqualTo(Map.of(0, EVENTS / 50L, 1, EVENTS * 3L / 50, 2, EVENTS * 46L / 50));
        assertThat(Rows.of(all).subList(0, 6).stream().map(List::getFirst)).containsExactly(0, 1, 1, 1, 2, 2);
    }

    @Test
    void halfOfTheBidsAreForTheHotAuctionAndThreeQuartersByTheHotBidder() {
        Batch bids = bids(Duration.ZERO, "auction", "bidder", "price");
        long[] auctions = longs(bids, 0);
        long[] bidders = longs(bids, 1);
        int hotAuctions = 0;
        int hotBidders = 0;
        for (int i = 0; i < bids.rowCount(); i++) {
            long lastAuction = 1000 + i / 46 * 3L + 2;
            long lastPerson = 1000L + i / 46;
            hotAuctions += auctions[i] == lastAuction / 100 * 100 ? 1 : 0;
            hotBidders += bidders[i] == lastPerson / 100 * 100 + 1 ? 1 : 0;
            assertThat(auctions[i]).isBetween(Math.max(1000, lastAuction - 100), lastAuction + 10);
            assertThat(bidders[i]).isBetween(Math.max(1000, lastPerson - 999), lastPerson + 10);
        }

        // By chance the others, too, meet the hot one: of at most 111 auctions and 1,010 people.
        assertThat((double) hotAuctions / bids.rowCount()).isCloseTo(0.5 + 0.5 / 111, NEAR);
        assertThat((double) hotBidders / bids.rowCount()).isCloseTo(0.75 + 0.25 / 1010, NEAR);
    }

    @Test
    void pricesHaveSixPowersOfTenEachAsLikely() {
        long[] prices = longs(bids(Duration.ZERO, "price"), 0);

        assertThat(share(prices, price -> price < 100 || price > 100_000_000)).isZero();
        for (long least = 100; least < 100_000_000; least *= 10) {
            long from = least;
            assertThat(share(prices, price -> price >= from && price < 10 * from))
                    .isCloseTo(1 / 6.0, NEAR);
            assertThat(share(prices, price -> price >= from && price < from * Math.sqrt(10)))
                    .isCloseTo(1 / 12.0, NEAR);
        }
    }

    @Test
    void halfOfTheBidsComeFromFourChannelsAndNineTenthsOfTheOthersHaveAnId() {
        Batch bids = bids(Duration.ZERO, "channel", "url");
        List<String> channels = strings(bids, 0);
        List<String> urls = strings(bids, 1);
        for (String channel : List.of("Google", "Facebook", "Baidu", "Apple")) {
            assertThat(share(channels, channel::equals)).isCloseTo(0.125, NEAR);
        }
        assertThat(share(urls, url -> url.contains("&channel_id="))).isCloseTo(0.45, NEAR);
        assertThat(new HashSet<>(channels)).hasSize(10_004);
        assertThat(new HashSet<>(Rows.of(bids))).hasSize(10_004);
        assertThat(urls.subList(0, 10_000))
                .allMatch(url -> url.matches("https://www[.]nexmark[.]com/([a-z_]{3,4}/){3}item[.]htm[?]query=1"
                        + "(&channel_id=-?[0-9]+)?"));
    }

    @Test
    void eventsAreAsLargeAsTheyShouldBeOnAverage() {
        BytesColumn bids = (BytesColumn) bids(Duration.ZERO, "extra").column(0);
        assertThat(32 + averageLength(bids)).isCloseTo(100, Offset.offset(1.0));

        Batch auctions = events(EventChoice.AUCTION, Duration.ZERO, EVENTS, texts("itemName", "description", "extra"));
        assertThat(48 + averageLengths(auctions)).isCloseTo(500, Offset.offset(1.5));
        assertThat(strings(auctions, 0)).allMatch(name -> name.matches("[a-z]([a-z ]{1,17})[a-z]"));
        assertThat(strings(auctions, 1)).allMatch(description -> description.matches("[a-z]([a-z ]{1,97})[a-z]"));

        Batch people = events(
                EventChoice.PERSON,
                Duration.ZERO,
                EVENTS,
                texts("name", "emailAddress", "creditCard", "city", "state", "extra"));
        assertThat(8 + averageLengths(people)).isCloseTo(200, Offset.offset(1.5));
        assertThat(strings(people, 0)).allMatch(name -> name.matches("[A-Z][a-z]+ [A-Z][a-z]+"));
        assertThat(strings(people, 1)).allMatch(email -> email.matches("[a-z]{3,6}@[a-z]{3,4}[.]com"));
        assertThat(strings(people, 2)).allMatch(card -> card.matches("([0-9]{4} ){3}[0-9]{4}"));
    }

    @Test
    void auctionsCountUpAndThreeQuartersAreOfTheHotSeller() {
        Schema schema = new Schema(List.of(
                Field.required("id", Scalar.BIGINT),
                Field.required("seller", Scalar.BIGINT),
                Field.required("category", Scalar.BIGINT),
                Field.required("initialBid", Scalar.BIGINT),
                Field.required("reserve", Scalar.BIGINT),
                Field.required("dateTime", Scalar.TIMESTAMP),
                Field.required("expires", Scalar.TIMESTAMP)));
        Batch auctions = events(EventChoice.AUCTION, Duration.ZERO, EVENTS, schema);
        int count = auctions.rowCount();
        assertThat(longs(auctions, 0))
                .isEqualTo(LongStream.range(1000, 1000 + count).toArray());

        int hot = 0;
        long open = 0;
        for (int i = 0; i < count; i++) {
            hot += longs(auctions, 1)[i] == (1000L + i / 3) / 100 * 100 ? 1 : 0;
            assertThat(longs(auctions, 4)[i])
                    .isBetween(longs(auctions, 3)[i] + 100, longs(auctions, 3)[i] + 100_000_000);
            open += longs(auctions, 6)[i] - longs(auctions, 5)[i];
            assertThat(longs(auctions, 6)[i]).isGreaterThan(longs(auctions, 5)[i]);
        }
        assertThat((double) hot / count).isCloseTo(0.75 + 0.25 / 1010, NEAR);
        for (long category = 10; category < 15; category++) {
            long one = category;
            assertThat(share(longs(auctions, 2), id -> id == one)).isCloseTo(0.2, Offset.offset(0.01));
        }
        // A hundred auctions are 1,666 events, at 10,000 a second 166 ms.
        assertThat(open / 1000.0 / count).isCloseTo(167, Offset.offset(2.0));
    }

    @Test
    void peopleCountUp() {
        long[] ids = longs(
                events(EventChoice.PERSON, Duration.ZERO, EVENTS, Schema.of(Field.required("id", Scalar.BIGINT))), 0);

        assertThat(ids).isEqualTo(LongStream.range(1000, 1000 + EVENTS / 50).toArray());
    }

    /** Two people, three auctions and five bids at a time; every key other than these is one that is there, or one of the next ten. */
    @Test
    void otherProportionsKeepIdsWithoutGapsAndKeysWithinThem() {
        NexmarkSettings settings =
                new NexmarkSettings(9, 2, 3, 5, 1, 1, 1, 20, 30, 200, 500, 100, BASE, 10_000, Duration.ZERO);
        int cycles = 10_000;
        Schema ids = Schema.of(Field.required("id", Scalar.BIGINT));
        Schema auctionFields = Schema.of(Field.required("id", Scalar.BIGINT), Field.required("seller", Scalar.BIGINT));
        Schema bidFields = Schema.of(Field.required("auction", Scalar.BIGINT), Field.required("bidder", Scalar.BIGINT));
        Batch people = events(settings, EventChoice.PERSON, 10 * cycles, ids);
        Batch auctions = events(settings, EventChoice.AUCTION, 10 * cycles, auctionFields);
        Batch bids = events(settings, EventChoice.BID, 10 * cycles, bidFields);

        assertThat(longs(people, 0))
                .isEqualTo(LongStream.range(1000, 1000 + 2 * cycles).toArray());
        assertThat(longs(auctions, 0))
                .isEqualTo(LongStream.range(1000, 1000 + 3 * cycles).toArray());
        for (int i = 0; i < 5 * cycles; i++) {
            long lastPerson = 1000 + 2L * (i / 5) + 1;
            long lastAuction = 1000 + 3L * (i / 5) + 2;
            assertThat(longs(bids, 0)[i]).isBetween(Math.max(1000, lastAuction - 20), lastAuction + 10);
            assertThat(longs(bids, 1)[i]).isBetween(Math.max(1000, lastPerson - 29), lastPerson + 10);
        }
        for (int i = 0; i < 3 * cycles; i++) {
            long lastPerson = 1000 + 2L * (i / 3) + 1;
            assertThat(longs(auctions, 1)[i]).isBetween(Math.max(1000, lastPerson - 29), lastPerson + 10);
        }
    }

    @Test
    void timeRunsEvenlyWithoutDisorder() {
        Schema schema = Schema.of(Field.required("dateTime", Scalar.TIMESTAMP));
        long[] times = longs(events(EventChoice.ALL, Duration.ZERO, EVENTS, schema), 0);

        assertThat(times).isSorted();
        assertThat(times[0]).isEqualTo(BASE.toEpochMilli() * 1000);
        assertThat(times[EVENTS - 1] - times[0]).isEqualTo((EVENTS / 10 - 1) * 1000L);
    }

    @Test
    void disorderKeepsItsBoundAndChangesNothingButTheOrder() {
        Duration bound = Duration.ofSeconds(2);
        Batch ordered = bids(Duration.ZERO, "dateTime", "auction", "bidder", "price");
        Batch mixed = bids(bound, "dateTime", "auction", "bidder", "price");
        long latest = longs(mixed, 0)[0];
        long furthest = 0;
        int late = 0;
        for (long time : longs(mixed, 0)) {
            late += time < latest ? 1 : 0;
            furthest = Math.max(furthest, latest - time);
            latest = Math.max(latest, time);
        }

        assertThat(furthest).isBetween(1_900_000L, bound.toMillis() * 1000);
        assertThat((double) late / EVENTS).isGreaterThan(0.8);
        assertThat(hashes(mixed)).isEqualTo(hashes(ordered));
    }

    /** The last group is smaller then. */
    @Test
    void disorderLeavesNoEventOutIfTheEndComesEarly() {
        for (int total : new int[] {1, 2, 19_999, 20_001, 33_333}) {
            Schema schema = Schema.of(Field.required("id", Scalar.BIGINT));
            long[] ids = longs(events(EventChoice.PERSON, Duration.ofSeconds(2), total, schema), 0);
            Arrays.sort(ids);

            assertThat(ids)
                    .isEqualTo(LongStream.range(1000, 1000 + (total + 49) / 50).toArray());
        }
    }

    @Test
    void oneKindIsWhatAllHaveOfIt() {
        DataType.Row bid = new DataType.Row(List.of(
                Field.nullable("url", Scalar.STRING),
                Field.nullable("price", Scalar.BIGINT),
                Field.nullable("extra", Scalar.STRING)));
        DataType.Row person = new DataType.Row(List.of(Field.nullable("emailAddress", Scalar.STRING)));
        Schema schema = Schema.of(Field.nullable("bid", bid), Field.nullable("person", person));
        List<List<@Nullable Object>> all = Rows.of(events(EventChoice.ALL, Duration.ofMillis(100), 10_000, schema));
        Schema fields = new Schema(bid.fields());

        assertThat(all.stream().map(List::getFirst).filter(Objects::nonNull))
                .isEqualTo(Rows.of(events(EventChoice.BID, Duration.ofMillis(100), 10_000, fields)));
        assertThat(all.stream().map(row -> row.get(1)).filter(Objects::nonNull))
                .isEqualTo(Rows.of(events(EventChoice.PERSON, Duration.ofMillis(100), 10_000, texts("emailAddress"))));
        assertThat(all).noneMatch(row -> row.getFirst() != null && row.get(1) != null);
    }

    @Test
    void whatAnEventIsDoesNotDependOnItsBatch() {
        Schema schema = new Schema(List.of(
                Field.required("auction", Scalar.BIGINT),
                Field.required("channel", Scalar.STRING),
                Field.required("extra", Scalar.STRING)));
        NexmarkGenerator generator =
                NexmarkGenerator.of(settings(Duration.ofMillis(50)), EventChoice.BID, 5_000, schema, new ArrayList<>());
        List<List<@Nullable Object>> whole = Rows.of(generator.rows(places(0, 5_000), 5_000));
        List<List<@Nullable Object>> parts = new ArrayList<>();
        for (int from = 0; from < 5_000; from += 77) {
            int count = Math.min(77, 5_000 - from);
            parts.addAll(Rows.of(generator.rows(places(from, from + count), count)));
        }

        assertThat(parts).isEqualTo(whole);
        assertThat(new HashSet<>(whole)).hasSizeGreaterThan(4_500);
    }

    @Test
    void refusesFieldsThatEventsDoNotHave() {
        Schema schema = Schema.of(
                Field.nullable("price", Scalar.DOUBLE),
                Field.nullable("date_time", Scalar.TIMESTAMP),
                Field.nullable("url", Scalar.STRING));

        assertThat(faults(EventChoice.BID, schema))
                .containsExactly("schema.price WRONG_TYPE", "schema.date_time UNKNOWN_COLUMN");
        assertThat(faults(EventChoice.PERSON, schema))
                .containsExactly(
                        "schema.price UNKNOWN_COLUMN", "schema.date_time UNKNOWN_COLUMN", "schema.url UNKNOWN_COLUMN");
        assertThat(faults(
                        EventChoice.ALL,
                        Schema.of(
                                Field.required(
                                        "bid", new DataType.Row(List.of(Field.nullable("prise", Scalar.BIGINT)))),
                                Field.nullable("auction", Scalar.BIGINT))))
                .containsExactly("schema.bid NOT_NULLABLE", "schema.bid UNKNOWN_COLUMN", "schema.auction WRONG_TYPE");
    }

    private static List<String> faults(EventChoice choice, Schema schema) {
        List<OptionFault> faults = new ArrayList<>();
        NexmarkGenerator.of(settings(Duration.ZERO), choice, 100, schema, faults);
        return faults.stream().map(fault -> fault.path() + " " + fault.code()).toList();
    }

    private static NexmarkSettings settings(Duration disorder) {
        return new NexmarkSettings(1, 1, 3, 46, 2, 4, 4, 100, 1000, 200, 500, 100, BASE, 10_000, disorder);
    }

    private static Batch bids(Duration disorder, String... names) {
        List<Field> fields = Arrays.stream(names)
                .map(name -> Field.required(
                        name,
                        switch (name) {
                            case "dateTime" -> Scalar.TIMESTAMP;
                            case "channel", "url", "extra" -> Scalar.STRING;
                            default -> Scalar.BIGINT;
                        }))
                .toList();
        return events(EventChoice.BID, disorder, EVENTS, new Schema(fields));
    }

    private static Batch events(EventChoice choice, Duration disorder, int total, Schema schema) {
        return events(settings(disorder), choice, total, schema);
    }

    private static Batch events(NexmarkSettings settings, EventChoice choice, int total, Schema schema) {
        List<OptionFault> faults = new ArrayList<>();
        NexmarkGenerator generator = NexmarkGenerator.of(settings, choice, total, schema, faults);
        assertThat(faults).isEmpty();
        return generator.rows(places(0, total), total);
    }

    private static long[] places(int from, int to) {
        return LongStream.range(from, to).toArray();
    }

    private static Schema texts(String... names) {
        return new Schema(Arrays.stream(names)
                .map(name -> Field.required(name, Scalar.STRING))
                .toList());
    }

    private static long[] longs(Batch batch, int column) {
        return ((LongColumn) batch.column(column)).values();
    }

    private static List<String> strings(Batch batch, int column) {
        BytesColumn texts = (BytesColumn) batch.column(column);
        return IntStream.range(0, texts.size()).mapToObj(texts::string).toList();
    }

    private static double averageLength(BytesColumn texts) {
        return (double) texts.offsets()[texts.size()] / texts.size();
    }

    private static double averageLengths(Batch texts) {
        return texts.columns().stream()
                .mapToDouble(column -> averageLength((BytesColumn) column))
                .sum();
    }

    private static double share(long[] values, LongPredicate predicate) {
        return (double) Arrays.stream(values).filter(predicate).count() / values.length;
    }

    private static <T> double share(List<T> values, Predicate<T> predicate) {
        return (double) values.stream().filter(predicate).count() / values.size();
    }

    /** The rows without their order. */
    private static long[] hashes(Batch numbers) {
        long[] hashes = new long[numbers.rowCount()];
        for (int column = 0; column < numbers.columns().size(); column++) {
            long[] values = longs(numbers, column);
            for (int i = 0; i < hashes.length; i++) {
                hashes[i] = (hashes[i] ^ values[i]) * 0x9e3779b97f4a7c15L;
            }
        }
        Arrays.sort(hashes);
        return hashes;
    }
}
