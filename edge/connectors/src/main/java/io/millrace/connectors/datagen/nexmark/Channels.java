package io.millrace.connectors.datagen.nexmark;

import io.millrace.connectors.datagen.generator.Chance;
import io.millrace.connectors.datagen.generator.Texts;
import io.millrace.model.data.BytesColumn;
import java.nio.charset.StandardCharsets;

/** Where bids come from: half of them from four well-known channels, the others from ten thousand of no name; each has its address. */
final class Channels {
    private static final String[] HOT = {"Google", "Facebook", "Baidu", "Apple"};
    private static final int OTHERS = 10_000;
    private static final int DIRECTORIES = 3;

    /** The shortest name of a directory, and how many lengths there are. */
    private static final int LEAST_LETTERS = 3;

    private static final int LENGTHS = 2;

    /** One character of so many in such a name is an underscore. */
    private static final int UNDERSCORES = 13;

    private static final int LETTERS = 26;

    /** One of so many channels has an address without its id. */
    private static final int WITHOUT_ID = 10;

    private final byte[][] names = new byte[HOT.length + OTHERS][];
    private final byte[][] urls = new byte[HOT.length + OTHERS][];

    Channels(long seed) {
        Chance withId = new Chance(seed, "channel id");
        Chance letters = new Chance(seed, "channel url");
        for (int i = 0; i < names.length; i++) {
            int other = i - HOT.length;
            String url = url(letters, i);
            if (other >= 0 && Chance.upper(withId.bits(i), WITHOUT_ID) > 0) {
                url += "&channel_id=" + Math.abs(Integer.reverse(other));
            }
            names[i] = ascii(other < 0 ? HOT[i] : "channel-" + other);
            urls[i] = ascii(url);
        }
    }

    private static String url(Chance letters, int channel) {
        StringBuilder url = new StringBuilder("https://www.nexmark.com/");
        for (int i = 0; i < DIRECTORIES; i++) {
            long bits = letters.bits((long) channel * DIRECTORIES + i);
            int length = LEAST_LETTERS + Chance.upper(bits, LENGTHS);
            for (int letter = 0; letter < length; letter++) {
                bits = Chance.mixed(bits);
                boolean underscore = Chance.upper(bits, UNDERSCORES) == 0;
                url.append(underscore ? '_' : (char) ('a' + Chance.lower(bits, LETTERS)));
            }
            url.append('/');
        }
        return url.append("item.htm?query=1").toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The channel for some bits. */
    static int choice(long bits) {
        return bits < 0 ? (int) (bits >>> 61 & 3) : HOT.length + Chance.lower(bits, OTHERS);
    }

    BytesColumn names(int[] chosen, int count) {
        return Texts.choose(names, chosen, count);
    }

    BytesColumn urls(int[] chosen, int count) {
        return Texts.choose(urls, chosen, count);
    }
}
