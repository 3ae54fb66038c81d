package io.millrace.formats.json;

import io.millrace.formats.json.JsonPath.Step;
import io.millrace.model.data.Schema;
import io.millrace.model.error.MillraceException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An object or array of which something within is wanted; that of the record itself is the root. */
final class JsonScope implements JsonTarget {
    private final JsonLeads leads = new JsonLeads();
    private final List<Member> members = new ArrayList<>();
    private final Map<Integer, JsonTarget> elements = new TreeMap<>();

    /** As {@link #elements}, null where nothing is wanted. */
    private @Nullable JsonTarget[] wanted = {};

    private long lastRecord;

    private record Member(byte[] name, JsonTarget target) {}

    /**
     * What is wanted of a record.
     *
     * @param columns where the values of each field of the schema go
     * @param paths of fields that are no members of the record itself, by their names
     * @throws MillraceException {@code JSON_PATH_INVALID} if a path is of no field, or leads into a value that is wanted
     *     itself
     */
    static JsonScope root(Schema schema, JsonColumn[] columns, Map<String, JsonPath> paths) {
        for (String name : paths.keySet()) {
            if (!schema.contains(name)) {
                throw new MillraceException(
                        "JSON_PATH_INVALID",
                        "paths has '" + name + "', which is no field; the fields are "
                                + String.join(", ", schema.names()));
            }
        }
        JsonScope root = new JsonScope();
        for (int i = 0; i < columns.length; i++) {
            String name = schema.field(i).name();
            JsonPath path = paths.getOrDefault(name, JsonPath.member(name));
            root.add(path.steps(), columns[i], name);
        }
        root.finish();
        return root;
    }

    private void add(List<Step> steps, JsonColumn column, String field) {
        Step step = steps.getFirst();
        List<Step> rest = steps.subList(1, steps.size());
        JsonTarget known = target(step);
        if (rest.isEmpty() && known == null) {
            put(step, column);
        } else if (!rest.isEmpty() && known == null) {
            JsonScope inner = new JsonScope();
            put(step, inner);
            inner.add(rest, column, field);
        } else if (!rest.isEmpty() && known instanceof JsonScope inner) {
            inner.add(rest, column, field);
        } else {
            throw new MillraceException(
                    "JSON_PATH_INVALID",
                    "the path of field '" + field
                            + "' meets that of another field: a value is read into one field, or something within it is");
        }
    }

    private @Nullable JsonTarget target(Step step) {
        return switch (step) {
            case Step.Member(String name) -> {
                byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
                yield member(bytes, 0, bytes.length);
            }
            case Step.Element(int index) -> elements.get(index);
        };
    }

    private void put(Step step, JsonTarget target) {
        switch (step) {
            case Step.Member(String name) -> members.add(new Member(name.getBytes(StandardCharsets.UTF_8), target));
            case Step.Element(int index) -> elements.put(index, target);
        }
    }

    private void finish() {
        wanted = new JsonTarget
                [elements.keySet().stream().mapToInt(i -> i + 1).max().orElse(0)];
        elements.forEach((index, target) -> wanted[index] = target);
        members.forEach(member -> finish(member.target()));
        elements.values().forEach(JsonScope::finish);
    }

    private static void finish(JsonTarget target) {
        if (target instanceof JsonScope inner) {
            inner.finish();
        }
    }

    /** What was learned of the text between the members, for an object. */
    JsonLeads leads() {
        return leads;
    }

    /** Whether members of an object are wanted. */
    boolean wantsMembers() {
        return !members.isEmpty();
    }

    /** Whether elements of an array are wanted. */
    boolean wantsElements() {
        return wanted.length > 0;
    }

    /** What the member of that name is wanted for, or null. */
    @Nullable JsonTarget member(byte[] name, int from, int to) {
        for (Member member : members) {
            if (Arrays.equals(member.name(), 0, member.name().length, name, from, to)) {
                return member.target();
            }
        }
        return null;
    }

    /** What the element is wanted for, or null. */
    @Nullable JsonTarget element(int index) {
        return index < wanted.length ? wanted[index] : null;
    }

    /**
     * Takes notice that the record has this object or array. If it had one before, of the same name, all that came of that is
     * dropped.
     *
     * @return how many values were dropped
     */
    int begin(long record) {
        boolean again = lastRecord == record;
        lastRecord = record;
        return again ? drop(record) : 0;
    }

    private int drop(long record) {
        int dropped = 0;
        for (Member member : members) {
            dropped += drop(member.target(), record);
        }
        for (JsonTarget target : elements.values()) {
            dropped += drop(target, record);
        }
        return dropped;
    }

    private static int drop(JsonTarget target, long record) {
        return switch (target) {
            case JsonColumn column -> column.drop(record) ? 1 : 0;
            case JsonScope inner -> inner.drop(record);
        };
    }
}
