package io.millrace.api;

import io.millrace.api.DocumentTree.Placed;
import io.millrace.api.Draft.Input;
import io.millrace.api.Draft.Kind;
import io.millrace.api.record.RecordType;
import io.millrace.model.document.Node;
import io.millrace.model.error.Problem;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.Edge.Port;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The job file that a job amounts to, and where its parts are from in the program. */
final class JobDocument {
    static final String ERROR_HANDLING = "errorHandling";

    private static final Pattern ITEM = Pattern.compile("configuration\\.(sources|steps|sinks)\\[(\\d+)](.*)");

    private final Map<Kind, List<Draft>> drafts = new HashMap<>();
    private final Map<Draft, String> ids = new HashMap<>();
    private final Place jobPlace;
    private final Node root;

    /**
     * @param head the fields of the job but its configuration
     * @param configuration the fields of the configuration but sources, steps and sinks
     */
    JobDocument(Place jobPlace, Settings head, Settings configuration, List<Draft> all) {
        this.jobPlace = jobPlace;
        for (Kind kind : Kind.values()) {
            drafts.put(kind, all.stream().filter(draft -> draft.kind == kind).toList());
        }
        giveIds(all);
        LinkedHashMap<String, Object> fields = new LinkedHashMap<>(configuration.fields());
        Optional<Object> errorHandling = Optional.ofNullable(fields.remove(ERROR_HANDLING));
        for (Kind kind : Kind.values()) {
            List<Placed> items = of(kind).stream().map(this::item).toList();
            if (kind != Kind.STEP || !items.isEmpty()) {
                fields.put(kind.section, items);
            }
        }
        errorHandling.ifPresent(last -> fields.put(ERROR_HANDLING, last));
        LinkedHashMap<String, Object> job = new LinkedHashMap<>(head.fields());
        job.put("configuration", fields);
        root = DocumentTree.of(job, jobPlace.line());
    }

    Node root() {
        return root;
    }

    String id(Draft draft) {
        return ids.getOrDefault(draft, "");
    }

    /** As job files do: given ids first, then those that are made of types. */
    private void giveIds(List<Draft> all) {
        Set<String> taken = new HashSet<>();
        all.forEach(draft -> draft.id.ifPresent(id -> {
            taken.add(id);
            ids.put(draft, id);
        }));
        for (Kind kind : Kind.values()) {
            for (Draft draft : of(kind)) {
                if (draft.id.isEmpty()) {
                    ids.put(draft, derivedId(draft, taken));
                }
            }
        }
    }

    private static String derivedId(Draft draft, Set<String> taken) {
        String base = String.valueOf(draft.settings.fields().get(draft.kind.selector))
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
        String id = base;
        for (int number = 2; !taken.add(id); number++) {
            id = base + "-" + number;
        }
        return id;
    }

    private List<Draft> of(Kind kind) {
        return drafts.getOrDefault(kind, List.of());
    }

    private Placed item(Draft draft) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id(draft));
        String selector = draft.kind.selector;
        draft.settings.fields().forEach((name, value) -> {
            fields.put(name, value);
            if (name.equals(selector) && !draft.inputs.equals(itemBefore(draft))) {
                List<String> names = draft.inputs.stream().map(this::name).toList();
                fields.put("inputs", names.size() == 1 ? names.getFirst() : names);
            }
        });
        return new Placed(fields, draft.place.line());
    }

    private String name(Input input) {
        return edge(input).toString();
    }

    Edge edge(Input input) {
        return new Edge(id(input.draft()), input.port());
    }

    /** What a job file takes for the inputs of an item that does not name any. */
    private List<Input> itemBefore(Draft draft) {
        List<Draft> steps = of(Kind.STEP);
        List<Draft> before =
                switch (draft.kind) {
                    case SOURCE -> List.of();
                    case STEP -> steps.subList(0, steps.indexOf(draft));
                    case SINK -> steps;
                };
        if (before.isEmpty() && draft.kind != Kind.SOURCE) {
            before = of(Kind.SOURCE);
        }
        return before.isEmpty() ? List.of() : List.of(new Input(before.getLast(), Port.MAIN));
    }

    /** A problem of the document, with the id of the item instead of its number, and the file that the line counts in. */
    JobInvalidException.Located located(Problem problem) {
        Matcher path = ITEM.matcher(problem.path());
        if (!path.matches()) {
            return new JobInvalidException.Located(jobPlace.file(), problem);
        }
        Draft draft = draft(path.group(1), Integer.parseInt(path.group(2)));
        return located(problem, draft, draft.place, path.group(3));
    }

    private Draft draft(String section, int index) {
        for (Kind kind : Kind.values()) {
            if (kind.section.equals(section)) {
                return of(kind).get(index);
            }
        }
        throw new IllegalArgumentException("no section " + section);
    }

    /** What keeps the rows of a draft from being records, as a line of the program wants them. */
    JobInvalidException.Located located(RecordType.Misfit misfit, Draft draft, Place place) {
        Problem problem = new Problem(
                misfit.code(), place.line(), 1, "", misfit.rule(), "", misfit.expected(), misfit.suggestion());
        return located(problem, draft, place, "");
    }

    private JobInvalidException.Located located(Problem problem, Draft draft, Place place, String rest) {
        return new JobInvalidException.Located(
                place.file(),
                new Problem(
                        problem.code(),
                        place.line(),
                        1,
                        "configuration." + draft.kind.section + "." + id(draft) + rest,
                        problem.rule(),
                        problem.found(),
                        problem.expected(),
                        problem.suggestion()));
    }
}
