package io.millrace.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.cli.serving.ApiClient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the API serves, added up.
 *
 * @param regions those that have windows
 * @param windows of all regions
 * @param counted the sum of their counts
 */
record ServedResults(List<Region> regions, long windows, long counted) {
    /**
     * A region.
     *
     * @param counted the sum of the counts of its windows
     * @param latest what was computed for its latest window
     */
    record Region(String id, long counted, JsonNode latest) {}

    /** Reads every window. */
    static ServedResults read(ApiClient api, String count) throws InterruptedException {
        List<Region> regions = new ArrayList<>();
        long windows = 0;
        long counted = 0;
        for (String id : api.regions()) {
            Windows all = new Windows(count);
            api.windows(id, all::add);
            windows += all.number;
            counted += all.counted;
            all.latest.ifPresent(latest -> regions.add(new Region(id, all.counted, latest)));
        }
        return new ServedResults(regions, windows, counted);
    }

    /** The regions with the largest counts, the largest first. */
    List<Region> busiest(int number) {
        return regions.stream()
                .sorted(Comparator.comparingLong(Region::counted).reversed().thenComparing(Region::id))
                .limit(number)
                .toList();
    }

    /** The windows of one region, which come latest first. */
    private static final class Windows {
        private final String count;
        private long number;
        private long counted;
        private Optional<JsonNode> latest = Optional.empty();

        private Windows(String count) {
            this.count = count;
        }

        private void add(JsonNode metrics) {
            if (number == 0) {
                latest = Optional.of(metrics);
            }
            number++;
            counted += metrics.path(count).asLong();
        }
    }
}
