package io.millrace.orchestrator.rest;

import io.millrace.orchestrator.problem.InvalidValue;
import io.millrace.orchestrator.problem.ProblemException;
import io.millrace.orchestrator.serving.TimeRange;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a request and collects everything that is wrong with them; {@link #check} tells the caller all of it at once. */
final class Query {

    static final int DEFAULT_LIMIT = 100;
    static final int MAX_LIMIT = 1_000;
    private static final int MAX_CURSOR_CHARS = 256;

    private static final Pattern EPOCH_MILLIS = Pattern.compile("-?[0-9]{1,15}");
    private static final String TIME =
            "an instant such as 2001-01-31T23:59:00Z, or milliseconds since 1970 such as 980985540000";

    private final MultivaluedMap<String, String> parameters;
    private final List<InvalidValue> errors = new ArrayList<>();

    /** @param allowed the names that this request may have; any other is an error, as a misspelt filter would silently filter nothing */
    Query(UriInfo uri, Set<String> allowed) {
        parameters = uri.getQueryParameters();
        new TreeMap<>(parameters).forEach((name, values) -> {
            if (!allowed.contains(name)) {
                invalid(
                        name,
                        values.getFirst(),
                        allowed.isEmpty()
                                ? "no parameters here"
                                : "one of the parameters " + String.join(", ", new TreeSet<>(allowed)));
            } else if (values.size() > 1) {
                invalid(name, String.join(", ", values), "one value");
            }
        });
    }

    /** The path parameter {@code id}. */
    String region(String value) {
        if (!RegionId.isValid(value)) {
            invalid("id", value, RegionId.RULE);
        }
        return value;
    }

    /** The parameter {@code cursor}: the region after which the page starts; empty for the first page. */
    String cursor() {
        String value = parameters.getFirst("cursor");
        if (value != null && value.length() > MAX_CURSOR_CHARS) {
            invalid("cursor", value, "at most " + MAX_CURSOR_CHARS + " characters; follow next of the page before");
        }
        return value == null ? "" : value;
    }

    /** The parameter {@code limit}. */
    int limit() {
        String value = parameters.getFirst("limit");
        if (value == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(value);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Reported below, together with numbers out of range.
        }
        invalid("limit", value, "a whole number from 1 to " + MAX_LIMIT);
        return DEFAULT_LIMIT;
    }

    /** The parameters {@code from} (inclusive) and {@code to} (exclusive). */
    TimeRange range() {
        Instant from = instant("from", TimeRange.MIN);
        Instant to = instant("to", TimeRange.MAX);
        if (from.isBefore(to)) {
            return new TimeRange(from, to);
        }
        invalid("from", String.valueOf(parameters.getFirst("from")), "a time before to, which is " + to);
        return TimeRange.ALL;
    }

    /** @throws ProblemException if anything that was read is wrong */
    void check() {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    private Instant instant(String name, Instant fallback) {
        String value = parameters.getFirst(name);
        if (value == null) {
            return fallback;
        }
        Instant instant = parse(value);
        if (instant == null || instant.isBefore(TimeRange.MIN) || instant.isAfter(TimeRange.MAX)) {
            invalid(name, value, TIME);
            return fallback;
        }
        return instant;
    }

    private static @Nullable Instant parse(String value) {
        try {
            return EPOCH_MILLIS.matcher(value).matches()
                    ? Instant.ofEpochMilli(Long.parseLong(value))
                    : Instant.parse(value);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private void invalid(String parameter, String found, String expected) {
        errors.add(new InvalidValue(parameter, found, expected));
    }
}
