package io.millrace.model.jobfile;

import io.millrace.model.plan.Deduplicate;
import io.millrace.model.plan.Deduplicate.Method;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.RowTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes deduplicate steps. */
final class DeduplicateBinder {
    private static final double USUAL_RATE = 0.01;
    private static final double LEAST_RATE = 1e-9;

    private final Binding binding;
    private final Item item;
    private final Edge input;
    private final Output rows;

    DeduplicateBinder(Binding binding, Item item, Edge input, Output rows) {
        this.binding = binding;
        this.item = item;
        this.input = input;
        this.rows = rows;
    }

    Bound bind() {
        Section section = item.section();
        Optional<RowTime> time = rows.time();
        if (time.isEmpty()) {
            binding.problems()
                    .add(
                            section.node(),
                            "NO_EVENT_TIME",
                            "keys are remembered by event time, but the rows of '" + input + "' have none",
                            "",
                            "an eventTime at the source, and its field in all steps up to here");
        }
        List<String> keys = keys();
        Optional<Duration> ttl = section.value("ttl", Duration.class);
        Optional<Method> method = method(section);
        boolean complete =
                !keys.isEmpty() && keys.size() == section.items("keys").size();
        Optional<Output> output = Optional.of(rows);
        if (time.isEmpty() || !complete || ttl.isEmpty() || method.isEmpty()) {
            return new Bound(Optional.empty(), output);
        }
        return new Bound(
                Optional.of(
                        new Deduplicate(item.id(), input, rows.schema(), time.get(), keys, ttl.get(), method.get())),
                output);
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Placed<?> key : item.section().items("keys")) {
            Placed<String> name = new Placed<>((String) key.value(), key.node());
            if (!names.add(name.value())) {
                SchemaBinder.duplicate(binding, name);
            } else {
                binding.singleColumn(name, rows.schema(), "keys").ifPresent(keys::add);
            }
        }
        return keys;
    }

    private Optional<Method> method(Section section) {
        if (section.has("method") && section.get("method", String.class).isEmpty()) {
            return Optional.empty();
        }
        String method = section.value("method", String.class).orElse(DeduplicateGrammar.EXACT);
        if (method.equals(DeduplicateGrammar.BLOOM)) {
            return bloom(section);
        }
        surplus(section, DeduplicateGrammar.EXPECTED_KEYS, method);
        surplus(section, DeduplicateGrammar.FALSE_POSITIVE_RATE, method);
        return Optional.of(
                method.equals(DeduplicateGrammar.FINGERPRINT) ? new Method.Fingerprint() : new Method.Exact());
    }

    private Optional<Method> bloom(Section section) {
        if (!section.has(DeduplicateGrammar.EXPECTED_KEYS)) {
            binding.problems()
                    .add(
                            section.node(),
                            "MISSING_FIELD",
                            "BLOOM needs the field 'expectedKeys'",
                            "",
                            "how many different keys come in a ttl");
        }
        Optional<Placed<Double>> rate = section.get(DeduplicateGrammar.FALSE_POSITIVE_RATE, Double.class);
        if (rate.isPresent() && (rate.get().value() < LEAST_RATE || rate.get().value() >= 1)) {
            binding.problems()
                    .add(
                            rate.get().node(),
                            "OUT_OF_BOUNDS",
                            "a rate of false positives is at least 1e-9 and less than 1",
                            rate.get().value().toString(),
                            "0.01, say");
        }
        return section.value(DeduplicateGrammar.EXPECTED_KEYS, Long.class)
                .map(keys -> new Method.Bloom(rate.map(Placed::value).orElse(USUAL_RATE), keys));
    }

    private void surplus(Section section, String field, String method) {
        section.node().get(field).ifPresent(node -> binding.problems()
                .add(node, "WRONG_FIELDS", "only BLOOM has '" + field + "', not " + method, "", ""));
    }
}
