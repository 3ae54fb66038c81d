package io.millrace.orchestrator.rest;

import java.util.regex.Pattern;

/** What a caller may send as the id of a region. A colon is not in it: it separates the parts of a key in Redis. */
final class RegionId {

    static final String RULE = "1 to 64 letters, digits, spaces, dots, underscores, tildes and hyphens";

    private static final Pattern VALID = Pattern.compile("[\\p{L}\\p{M}\\p{N} ._~-]{1,64}");

    private RegionId() {}

    static boolean isValid(String id) {
        return VALID.matcher(id).matches();
    }
}
