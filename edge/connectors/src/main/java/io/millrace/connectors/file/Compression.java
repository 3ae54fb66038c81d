package io.millrace.connectors.file;

import java.nio.file.Path;

/** How a file is packed. */
enum Compression {
    /** By the ending of the name: {@code .gz} or {@code .gzip} is GZIP. */
    AUTO,
    NONE,
    GZIP;

    boolean isGzip(Path file) {
        String name = file.toString();
        return switch (this) {
            case AUTO -> name.endsWith(".gz") || name.endsWith(".gzip");
            case NONE -> false;
            case GZIP -> true;
        };
    }
}
