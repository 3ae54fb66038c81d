package io.millrace.benchmarks.nexmark;

import java.nio.file.Path;
import java.util.Locale;

/** What runs a query. */
enum NexmarkEngine {
    /** Ours. */
    SIMD("simd", SimdCase.class.getName(), false),
    FLINK("Flink", "io.millrace.peers.flink.FlinkCase", true),
    JET("Jet", "io.millrace.peers.jet.JetCase", true),
    /** All events at once, from a table. */
    DUCKDB("DuckDB", DuckDbCase.class.getName(), false);

    private final String title;
    private final String mainClass;
    private final boolean peer;

    NexmarkEngine(String title, String mainClass, boolean peer) {
        this.title = title;
        this.mainClass = mainClass;
        this.peer = peer;
    }

    /** As it calls itself. */
    String title() {
        return title;
    }

    /** As it is called on the command line and in the results. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is measured with a query. */
    boolean runs(Query query) {
        return !peer || query.change() == BidderChange.NONE;
    }

    String mainClass() {
        return mainClass;
    }

    /** Peers bring libraries that nothing else may see: they have a directory of their own. */
    String classPath() {
        return peer
                ? Path.of(System.getProperty("millrace.peers", "testing/peers/target/dist/peers")) + "/*"
                : System.getProperty("java.class.path");
    }
}
