package io.millrace.orchestrator.settings;

/**
 * The names under which the windows of a region lie in Redis.
 *
 * @param regionsKey a set: the ids of all regions
 * @param windowsKey a sorted set per region, with {@code {id}} in place of the region: the window starts, each both member and score
 * @param windowKey a string per window, with {@code {id}} and {@code {timestamp}}: a JSON object that expires. The timestamp is the
 *     start of the window in milliseconds since 1970
 */
public record WindowLayout(String regionsKey, String windowsKey, String windowKey) {

    private static final String REGION = "{id}";
    private static final String TIMESTAMP = "{timestamp}";

    /** The documented names. */
    public static final WindowLayout DEFAULT =
            new WindowLayout("regions", "region:{id}:windows", "region:{id}:window:{timestamp}");

    /** @throws IllegalArgumentException if a name is empty or lacks a placeholder that it needs */
    public WindowLayout {
        if (regionsKey.isBlank()) {
            throw new IllegalArgumentException("the key of the regions is empty");
        }
        if (!windowsKey.contains(REGION)) {
            throw new IllegalArgumentException("the key of a region's windows needs {id}");
        }
        if (!windowKey.contains(REGION) || !windowKey.contains(TIMESTAMP)) {
            throw new IllegalArgumentException("the key of a window needs {id} and {timestamp}");
        }
    }

    /** The key of a region's windows. */
    public String windowsOf(String region) {
        return windowsKey.replace(REGION, region);
    }

    /** The key of one window. */
    public String window(String region, String timestamp) {
        // The region goes in last, so that nothing in its name is taken for a placeholder.
        return windowKey.replace(TIMESTAMP, timestamp).replace(REGION, region);
    }
}
