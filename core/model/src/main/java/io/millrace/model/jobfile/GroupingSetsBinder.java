package io.millrace.model.jobfile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes the sets of key columns by which a step aggregates, as they are given one by one. */
final class GroupingSetsBinder {
    private final Binding binding;
    private final Section section;
    private final List<String> groupBy;

    /** @param groupBy the whole key, of which each set is a part */
    GroupingSetsBinder(Binding binding, Section section, List<String> groupBy) {
        this.binding = binding;
        this.section = section;
        this.groupBy = groupBy;
    }

    /** The sets in their order, the columns of each in the order of the key; none if one of them is wrong, which is reported. */
    List<List<String>> bind() {
        if (section.has("totals")) {
            binding.problems()
                    .add(
                            section.node().get("totals").orElseThrow(),
                            "CONTRADICTION",
                            "a rollUp step has 'totals' or 'groupingSets'",
                            "",
                            "one of the two");
            return List.of();
        }
        Set<List<String>> sets = new LinkedHashSet<>();
        List<Placed<?>> given = section.items(RollUpGrammar.GROUPING_SETS);
        for (Placed<?> set : given) {
            List<String> columns = columns((Section.Values) set.value());
            if (columns.size() == ((Section.Values) set.value()).items().size() && !sets.add(columns)) {
                binding.problems()
                        .add(set.node(), "OUT_OF_BOUNDS", "a set stands once", columns.toString(), "sets that differ");
            }
        }
        boolean complete = sets.size() == given.size() && !given.isEmpty();
        return complete ? List.copyOf(sets) : List.of();
    }

    private List<String> columns(Section.Values set) {
        Set<String> names = new LinkedHashSet<>();
        for (Placed<?> item : set.items()) {
            Placed<String> name = new Placed<>((String) item.value(), item.node());
            if (!groupBy.contains(name.value())) {
                binding.problems()
                        .unknown(
                                name.node(),
                                "UNKNOWN_COLUMN",
                                "'" + name.value() + "' is not among the columns of groupBy",
                                name.value(),
                                groupBy);
            } else if (!names.add(name.value())) {
                SchemaBinder.duplicate(binding, name);
            }
        }
        List<String> ordered = new ArrayList<>(groupBy);
        ordered.retainAll(names);
        return ordered;
    }
}
