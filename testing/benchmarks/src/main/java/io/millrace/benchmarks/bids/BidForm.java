package io.millrace.benchmarks.bids;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** How bids are written. */
enum BidForm {
    JSON("keys in one order"),
    JSON_SHUFFLED("keys shuffled"),
    CSV("without quotes"),
    CSV_QUOTED("texts in quotes");

    private final String title;

    BidForm(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The names of forms with their titles, in this order. */
    static Map<String, String> titles(BidForm... forms) {
        Map<String, String> titles = new LinkedHashMap<>();
        for (BidForm form : forms) {
            titles.put(form.name(), form.title());
        }
        return titles;
    }

    boolean isJson() {
        return this == JSON || this == JSON_SHUFFLED;
    }

    /** @param members names and values as in JSON, such as {@code "price":17} */
    String record(List<String> members, Random random) {
        return switch (this) {
            case JSON -> "{" + String.join(",", members) + "}";
            case JSON_SHUFFLED -> {
                Collections.shuffle(members, random);
                yield "{" + String.join(",", members) + "}";
            }
            case CSV -> values(members).replace("\"", "");
            case CSV_QUOTED -> values(members);
        };
    }

    private static String values(List<String> members) {
        return String.join(
                ",",
                members.stream()
                        .map(member -> member.substring(member.indexOf(':') + 1))
                        .toList());
    }
}
