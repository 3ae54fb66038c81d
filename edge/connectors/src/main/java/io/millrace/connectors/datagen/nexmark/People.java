package io.millrace.connectors.datagen.nexmark;

import io.millrace.connectors.datagen.generator.Chance;
import io.millrace.connectors.datagen.generator.Texts;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Validity;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The fields of people. */
final class People {
    private static final byte[][] STATES = list("AZ,CA,ID,OR,WA,WY");
    private static final byte[][] CITIES =
            list("Phoenix,Los Angeles,San Francisco,Boise,Portland,Bend,Redmond,Seattle,Kent,Cheyenne");
    private static final byte[][] NAMES = names();

    private static final byte[] TOP_LEVEL = ascii(".com");
    private static final int LEAST_LETTERS = 3;

    /** How many lengths the two parts of an address may have. */
    private static final int MAILBOX_LENGTHS = 4;

    private static final int DOMAIN_LENGTHS = 2;
    private static final int CARD_BYTES = 19;

    private final NexmarkSettings settings;
    private final Texts texts;
    private final EventTimes times;
    private final Chance name;
    private final Chance email;
    private final Chance card;
    private final Chance city;
    private final Chance state;
    private final Chance extra;

    People(NexmarkSettings settings, Texts texts, EventTimes times) {
        long seed = settings.seed();
        this.settings = settings;
        this.texts = texts;
        this.times = times;
        this.name = new Chance(seed, "person.name");
        this.email = new Chance(seed, "person.emailAddress");
        this.card = new Chance(seed, "person.creditCard");
        this.city = new Chance(seed, "person.city");
        this.state = new Chance(seed, "person.state");
        this.extra = new Chance(seed, "person.extra");
    }

    private static byte[][] names() {
        List<String> last = List.of("Shultz,Abrams,Spencer,White,Bartels,Walton,Smith,Jones,Noris".split(","));
        return Stream.of("Peter,Paul,Luke,John,Saul,Vicky,Kate,Julie,Sarah,Deiter,Walter".split(","))
                .flatMap(first -> last.stream().map(family -> ascii(first + " " + family)))
                .toArray(byte[][]::new);
    }

    private static byte[][] list(String names) {
        return Arrays.stream(names.split(",")).map(People::ascii).toArray(byte[][]::new);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    List<EventField> fields() {
        return List.of(
                new EventField("id", Scalar.BIGINT, this::ids),
                new EventField("name", Scalar.STRING, events -> oneOf(NAMES, name, events)),
                new EventField("emailAddress", Scalar.STRING, this::emails),
                new EventField("creditCard", Scalar.STRING, this::cards),
                new EventField("city", Scalar.STRING, events -> oneOf(CITIES, city, events)),
                new EventField("state", Scalar.STRING, events -> oneOf(STATES, state, events)),
                EventColumns.dateTime(times),
                new EventField("extra", Scalar.STRING, this::extras));
    }

    private Column ids(Events events) {
        long[] values = new long[events.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Keys.FIRST_PERSON + events.lastPerson(i);
        }
        return EventColumns.longs(values);
    }

    private static int choice(byte[][] values, Chance chance, long event) {
        return Chance.upper(chance.bits(event), values.length);
    }

    private static Column oneOf(byte[][] values, Chance chance, Events events) {
        int[] chosen = new int[events.count()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = choice(values, chance, events.number(i));
        }
        return Texts.choose(values, chosen, chosen.length);
    }

    private static int mailbox(long bits) {
        return LEAST_LETTERS + (int) (bits >>> 62) % MAILBOX_LENGTHS;
    }

    private static int domain(long bits) {
        return LEAST_LETTERS + (int) (bits >>> 61) % DOMAIN_LENGTHS;
    }

    private static int emailLength(long bits) {
        return mailbox(bits) + 1 + domain(bits) + TOP_LEVEL.length;
    }

    private Column emails(Events events) {
        int count = events.count();
        int[] offsets = new int[count + 1];
        for (int i = 0; i < count; i++) {
            offsets[i + 1] = Math.addExact(offsets[i], emailLength(email.bits(events.number(i))));
        }
        byte[] data = new byte[offsets[count]];
        for (int i = 0; i < count; i++) {
            long bits = email.bits(events.number(i));
            int at = offsets[i];
            texts.copy((int) bits, mailbox(bits), data, at);
            at += mailbox(bits);
            data[at++] = '@';
            texts.copy((int) Chance.mixed(bits), domain(bits), data, at);
            at += domain(bits);
            System.arraycopy(TOP_LEVEL, 0, data, at, TOP_LEVEL.length);
        }
        return new BytesColumn(data, offsets, count, Validity.ALL);
    }

    /** Four times four digits. */
    private Column cards(Events events) {
        int count = events.count();
        int[] offsets = new int[count + 1];
        byte[] data = new byte[Math.multiplyExact(count, CARD_BYTES)];
        for (int i = 0; i < count; i++) {
            offsets[i + 1] = offsets[i] + CARD_BYTES;
            long digits = card.bits(events.number(i)) >>> 1;
            for (int at = 0; at < CARD_BYTES; at++) {
                boolean gap = at % 5 == 4;
                data[offsets[i] + at] = (byte) (gap ? ' ' : '0' + digits % 10);
                digits = gap ? digits : digits / 10;
            }
        }
        return new BytesColumn(data, offsets, count, Validity.ALL);
    }

    private Column extras(Events events) {
        int count = events.count();
        int[] lengths = new int[count];
        int[] which = new int[count];
        for (int i = 0; i < count; i++) {
            long number = events.number(i);
            long bits = extra.bits(number);
            int others = Long.BYTES
                    + NAMES[choice(NAMES, name, number)].length
                    + emailLength(email.bits(number))
                    + CARD_BYTES
                    + CITIES[choice(CITIES, city, number)].length
                    + STATES[choice(STATES, state, number)].length;
            which[i] = (int) bits;
            lengths[i] = Extra.length(settings.avgPersonByteSize(), others, (int) (bits >>> 48));
        }
        return texts.column(which, lengths, count);
    }
}
