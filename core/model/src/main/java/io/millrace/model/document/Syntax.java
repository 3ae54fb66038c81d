package io.millrace.model.document;

import java.util.Locale;

/** How a document is written. */
public enum Syntax {
    /** YAML 1.2 with the core schema. */
    YAML,
    /** JSON as in RFC 8259. */
    JSON;

    /** JSON for names that end in {@code .json}, YAML for all others. */
    public static Syntax ofFileName(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".json") ? JSON : YAML;
    }
}
