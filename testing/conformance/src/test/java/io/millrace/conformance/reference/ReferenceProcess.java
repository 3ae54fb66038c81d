package io.millrace.conformance.reference;

import io.millrace.model.data.Field;
import io.millrace.model.function.ProcessContext;
import io.millrace.model.function.ProcessFunction;
import io.millrace.model.function.Result;
import io.millrace.model.function.State;
import io.millrace.model.plan.KeyedProcess;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A step of the job's own, one key after the other: its rows in order, with timers between them, and all timers that are left at the end. */
final class ReferenceProcess {
    private final KeyedProcess node;
    private final List<ReferenceRow> results = new ArrayList<>();

    private ReferenceProcess(KeyedProcess node) {
        this.node = node;
    }

    static List<ReferenceRow> rows(KeyedProcess node, List<ReferenceRow> rows) {
        Map<List<Optional<Object>>, List<ReferenceRow>> byKey = new LinkedHashMap<>();
        for (ReferenceRow row : rows) {
            List<Optional<Object>> key = node.groupBy().stream()
                    .map(field -> Optional.ofNullable(row.get(field)))
                    .toList();
            byKey.computeIfAbsent(key, unused -> new ArrayList<>()).add(row);
        }
        ReferenceProcess process = new ReferenceProcess(node);
        byKey.forEach((key, ofKey) -> process.new OfKey(key).run(ofKey));
        return process.results;
    }

    private final class OfKey implements ProcessContext {
        private final List<Optional<Object>> key;
        private final ProcessFunction function = node.newInstance();
        private final ReferenceState state = new ReferenceState(node.signature().state());
        private final TreeSet<Long> timers = new TreeSet<>();
        private List<ReferenceCall.Kept> row = fresh();
        private Instant time = Instant.EPOCH;

        OfKey(List<Optional<Object>> key) {
            this.key = key;
        }

        void run(List<ReferenceRow> rows) {
            for (ReferenceRow given : rows.stream().sorted(this::compare).toList()) {
                Instant instant = ReferenceWindows.instant(node.time(), given);
                fire(instant.toEpochMilli());
                time = instant;
                row = fresh();
                function.process(new ReferenceCall.Given(arguments(given)), this);
            }
            fire(Long.MAX_VALUE);
        }

        private void fire(long until) {
            while (!timers.isEmpty() && timers.first() <= until) {
                time = Instant.ofEpochMilli(Objects.requireNonNull(timers.pollFirst()));
                row = fresh();
                function.onTimer(this);
            }
        }

        private List<@Nullable Object> arguments(ReferenceRow given) {
            List<@Nullable Object> arguments = new ArrayList<>();
            node.fields().forEach(field -> arguments.add(given.get(field)));
            return arguments;
        }

        @SuppressWarnings({"unchecked", "rawtypes"}) // values of one column are of one class
        private int compare(ReferenceRow left, ReferenceRow right) {
            Comparator<Comparable> nullsFirst = Comparator.nullsFirst(Comparator.naturalOrder());
            int order =
                    ReferenceWindows.instant(node.time(), left).compareTo(ReferenceWindows.instant(node.time(), right));
            for (int i = 0; order == 0 && i < node.fields().size(); i++) {
                String field = node.fields().get(i);
                order = nullsFirst.compare((Comparable) left.get(field), (Comparable) right.get(field));
            }
            return order;
        }

        private List<ReferenceCall.Kept> fresh() {
            return node.signature().results().stream()
                    .map(field -> new ReferenceCall.Kept(field.type()))
                    .toList();
        }

        @Override
        public long timeMillis() {
            return time.toEpochMilli();
        }

        @Override
        public State state() {
            return state;
        }

        @Override
        public void setTimer(long timeMillis) {
            timers.add(timeMillis);
        }

        @Override
        public void clearTimer(long timeMillis) {
            timers.remove(timeMillis);
        }

        @Override
        public Result result(int field) {
            return row.get(field);
        }

        @Override
        public void emit() {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            for (int i = 0; i < key.size(); i++) {
                values.put(node.groupBy().get(i), key.get(i).orElse(null));
            }
            values.put(node.time().field(), time.truncatedTo(ChronoUnit.MICROS));
            List<Field> fields = node.signature().results();
            for (int i = 0; i < fields.size(); i++) {
                values.put(fields.get(i).name(), row.get(i).value);
            }
            results.add(new ReferenceRow(values));
            row = fresh();
        }
    }
}
