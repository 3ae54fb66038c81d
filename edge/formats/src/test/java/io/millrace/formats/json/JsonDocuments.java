package io.millrace.formats.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Makes JSON documents at random: mostly objects with the fields of a schema, in many spellings, some of them broken. */
final class JsonDocuments {
    private static final String[] TEXTS = {
        "",
        "a",
        "LAS",
        "é",
        "日本語",
        "😀",
        "line\nfeed",
        "quote\"",
        "back\\slash",
        "slash/",
        "\u0000",
        "\u001f",
        "0123456789",
        "a text of more than sixteen bytes",
        "ends with é",
        "{}",
        "[",
        ",",
        ":"
    };
    private static final String[] TIMES = {
        "2001-01-01T00:01:00",
        "2001-01-01T00:01:00Z",
        "2001-01-01T00:01:59.5",
        "2000-02-29 23:59:59.999999z",
        "1900-02-29T00:00:00",
        "1969-12-31T23:59:59.123456789+05:30",
        "2024-12-31T24:00:00",
        "2024-06-30t12:34",
        "2024-06-30",
        "2024-06-30T12:34:60Z",
        "2024-06-30T12:34:56.Z",
        "0000-01-01T00:00:00-1800",
        "9999-12-31T23:59:59-18:01",
        "2024-13-01T00:00:00",
        "2024-6-30T12:34:56"
    };
    private static final String[] NUMBERS = {
        "0",
        "-0",
        "1",
        "-1",
        "33",
        "2176",
        "2147483647",
        "2147483648",
        "-2147483648",
        "-2147483649",
        "1.0",
        "1.5",
        "1e2",
        "1E+2",
        "1e-2",
        "100e-2",
        "0.1",
        "123456789012345678",
        "1234567890123456789",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "-9223372036854775809",
        "3.141592653589793",
        "1e308",
        "1e309",
        "-1e400",
        "4.9e-324",
        "1e-400",
        "0e999999999",
        "17.333333333333332",
        "00",
        "01",
        "1.",
        ".5",
        "-",
        "+1",
        "1e",
        "0x1"
    };
    private static final String[] SPACES = {"", "", "", " ", "\n", "\t ", "\r\n  "};

    private final Random random;
    private final List<String> keys;

    JsonDocuments(long seed, List<String> keys) {
        this.random = new Random(seed);
        this.keys = keys;
    }

    /** Documents of few shapes, so that what was learned of one is used, and then fails, for another. */
    List<byte[]> next(int count) {
        List<byte[]> documents = new ArrayList<>();
        List<String> order = new ArrayList<>(keys);
        order.add("unknown");
        order.add("other \"key\"");
        for (int i = 0; i < count; i++) {
            if (chance(10)) {
                Collections.shuffle(order, random);
            }
            byte[] document = (chance(50) ? value(3) : object(order)).getBytes(StandardCharsets.UTF_8);
            documents.add(chance(3) ? mutated(document) : document);
        }
        return documents;
    }

    private String object(List<String> order) {
        String space = pick(SPACES);
        List<String> members = new ArrayList<>();
        for (String key : order) {
            if (!chance(8)) {
                members.add(text(key) + space + ":" + space + valueFor(key));
            }
        }
        if (chance(15) && !members.isEmpty()) {
            members.add(members.get(random.nextInt(members.size())));
        }
        return space + "{" + space + String.join(space + "," + space, members) + space + "}" + space;
    }

    private String valueFor(String key) {
        if (chance(12)) {
            return value(2);
        }
        return switch (key) {
            case "flag" -> chance(2) ? "true" : "false";
            case "int", "long" -> chance(3) ? pick(NUMBERS) : String.valueOf(random.nextInt(-5000, 5000));
            case "double" -> chance(2) ? pick(NUMBERS) : String.valueOf(random.nextGaussian());
            case "text" -> text(pick(TEXTS));
            case "bytes" -> text(chance(2) ? "AAEC" : "/+8=");
            case "time" -> text(chance(2) ? pick(TIMES) : "2001-01-01T00:0" + random.nextInt(10) + ":00");
            case "list" -> array("int");
            case "lists" -> array("list");
            case "counts" -> object(List.of("long", "a", "größe"), "double");
            case "place" -> object(List.of("text", "double", "list", "ignored"), "");
            case "places" -> array("place");
            default -> value(3);
        };
    }

    private String array(String element) {
        String[] elements = new String[random.nextInt(4)];
        Arrays.setAll(elements, i -> valueFor(element));
        return "[" + pick(SPACES) + String.join(pick(SPACES) + "," + pick(SPACES), elements) + pick(SPACES) + "]";
    }

    /** An object with some of the keys; values are like those of the key {@code kind}, or if it is empty like their own. */
    private String object(List<String> keys, String kind) {
        List<String> members = new ArrayList<>();
        for (String key : keys) {
            for (int i = chance(4) ? random.nextInt(3) : 1; i > 0; i--) {
                members.add(text(key) + pick(SPACES) + ":" + pick(SPACES) + valueFor(kind.isEmpty() ? key : kind));
            }
        }
        Collections.shuffle(members, random);
        return "{" + pick(SPACES) + String.join(pick(SPACES) + ",", members) + pick(SPACES) + "}";
    }

    private String value(int depth) {
        int kind = random.nextInt(depth == 0 ? 5 : 7);
        return switch (kind) {
            case 0 -> pick(new String[] {"true", "false", "null", "nul", "True"});
            case 1, 2 -> pick(NUMBERS);
            case 3, 4 -> text(pick(chance(2) ? TEXTS : TIMES));
            case 5 -> {
                String[] elements = new String[random.nextInt(4)];
                Arrays.setAll(elements, i -> value(depth - 1));
                yield "[" + pick(SPACES) + String.join(pick(SPACES) + ",", elements) + "]";
            }
            default -> {
                String[] members = new String[random.nextInt(4)];
                Arrays.setAll(members, i -> text(pick(TEXTS)) + ":" + pick(SPACES) + value(depth - 1));
                yield "{" + String.join("," + pick(SPACES), members) + pick(SPACES) + "}";
            }
        };
    }

    private String text(String value) {
        StringBuilder text = new StringBuilder("\"");
        boolean escapeMore = chance(6);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (escapeMore && chance(2)) {
                text.append(String.format(chance(2) ? "\\u%04x" : "\\u%04X", (int) c));
            } else {
                switch (c) {
                    case '"' -> text.append("\\\"");
                    case '\\' -> text.append("\\\\");
                    case '\n' -> text.append("\\n");
                    case '/' -> text.append(chance(2) ? "/" : "\\/");
                    default -> text.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
                }
            }
        }
        return text.append('"').toString();
    }

    private byte[] mutated(byte[] document) {
        byte[] mutant = document.clone();
        int changes = 1 + random.nextInt(2);
        for (int i = 0; i < changes && mutant.length > 0; i++) {
            int at = random.nextInt(mutant.length);
            switch (random.nextInt(5)) {
                case 0 -> mutant[at] = (byte) random.nextInt(256);
                case 1 -> mutant[at] = (byte) "{}[]\",:\\0e.-u \t".charAt(random.nextInt(15));
                case 2 -> mutant = Arrays.copyOf(mutant, at);
                case 3 -> mutant = joined(mutant, at, mutant, at + 1);
                default -> mutant = joined(mutant, at + 1, mutant, at);
            }
        }
        return mutant;
    }

    private static byte[] joined(byte[] head, int headEnd, byte[] tail, int tailStart) {
        byte[] joined = Arrays.copyOf(head, headEnd + tail.length - tailStart);
        System.arraycopy(tail, tailStart, joined, headEnd, tail.length - tailStart);
        return joined;
    }

    private String pick(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** True once in {@code n} times. */
    private boolean chance(int n) {
        return random.nextInt(n) == 0;
    }
}
