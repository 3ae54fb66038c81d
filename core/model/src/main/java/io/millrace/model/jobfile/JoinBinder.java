package io.millrace.model.jobfile;

import io.millrace.model.data.DataType;
import io.millrace.model.data.Schema;
import io.millrace.model.expression.Expression;
import io.millrace.model.option.DurationText;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.Join;
import io.millrace.model.plan.Join.Match;
import io.millrace.model.plan.Project;
import io.millrace.model.plan.RowTime;
import io.millrace.model.plan.Window;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes joins. */
final class JoinBinder {
    private final Binding binding;
    private final Item item;
    private final Section section;
    private final JoinSides sides;

    /** @param inputs two, with what is known of their rows */
    JoinBinder(Binding binding, Item item, List<Edge> inputs, List<Output> rows) {
        this.binding = binding;
        this.item = item;
        this.section = item.section();
        this.sides = new JoinSides(binding, item, inputs, rows);
    }

    Bound bind() {
        Optional<List<Join.Side>> both = sides.bind();
        Join.Type type =
                section.value("joinType", String.class).map(Join.Type::valueOf).orElse(Join.Type.INNER);
        Optional<Match> match = match(type);
        boolean broadcast = section.value("broadcast", Boolean.class).orElse(false);
        match.filter(ignored -> broadcast).ifPresent(known -> checkBroadcast(type, known));
        if (both.isEmpty() || match.isEmpty()) {
            return Bound.NOTHING;
        }
        Join.Side left = both.get().getFirst();
        Join.Side right = both.get().getLast();
        Schema pair = Join.pair(left, right, type, match.get().hasWindow());
        Optional<Expression> where = where(pair);
        Optional<List<Project.Item>> items = new JoinFields(binding, section, resultScope(pair, right, type)).bind();
        if (items.isEmpty()
                || (where.isEmpty() && section.has("where"))
                || !sides.haveDifferentColumns(lateNames(left, right))) {
            return Bound.NOTHING;
        }
        Join join = new Join(item.id(), left, right, type, match.get(), broadcast, where, items.get());
        return new Bound(Optional.of(join), Optional.of(new Output(join.schema(), time(join))));
    }

    /** No instance has all rows of the left side, so that none can say what of the right side is without a partner, or what a session is. */
    private void checkBroadcast(Join.Type type, Match match) {
        if (type.keepsRight()) {
            binding.problems()
                    .add(
                            section.node().get("joinType").orElse(section.node()),
                            "CONTRADICTION",
                            "with broadcast no instance knows all partners of a row of the second input, so that those without one cannot be kept",
                            type.name(),
                            "INNER, LEFT or SEMI");
        }
        if (match instanceof Match.Sessions) {
            binding.problems()
                    .add(
                            section.node().get("window").orElse(section.node()),
                            "CONTRADICTION",
                            "with broadcast no instance has all rows of the first input that make a session",
                            StepGrammar.SESSION,
                            "another window, or a join without broadcast");
        }
    }

    /** The columns that results may be made of: there is no right side where a row may have many partners and comes once. */
    private static Schema resultScope(Schema pair, Join.Side right, Join.Type type) {
        return type == Join.Type.SEMI
                ? new Schema(
                        pair.fields().subList(0, pair.size() - right.schema().size()))
                : pair;
    }

    /** When results happened, if they say: in the last millisecond of their window, or with the row that got a version. A pair of rows that are apart has no time of its own. */
    private static Optional<RowTime> time(Join join) {
        return switch (join.match()) {
            case Match.Windows ignored -> windowEnd(join);
            case Match.Sessions ignored -> windowEnd(join);
            case Match.Interval ignored -> Optional.empty();
            case Match.Versions ignored ->
                join.left().time() instanceof RowTime.Instant time
                        ? named(join, join.left().name() + "." + time.field()).map(RowTime.Instant::new)
                        : Optional.empty();
        };
    }

    private static Optional<RowTime> windowEnd(Join join) {
        return named(join, Join.WINDOW_START)
                .flatMap(start -> named(join, Join.WINDOW_END).map(end -> new RowTime.WindowEnd(start, end)));
    }

    private static Optional<String> named(Join join, String column) {
        return join.items().stream()
                .filter(item -> item.expression() instanceof Expression.Column from
                        && from.name().equals(column))
                .map(Project.Item::name)
                .findFirst();
    }

    private static List<String> lateNames(Join.Side left, Join.Side right) {
        return Stream.of(left, right)
                .flatMap(side -> side.schema().names().stream().map(name -> side.name() + "_" + name))
                .toList();
    }

    private Optional<Match> match(Join.Type type) {
        List<String> given = Stream.of("window", "interval", "ttl", "versions")
                .filter(section::has)
                .toList();
        if (given.size() != 1) {
            binding.problems()
                    .add(
                            section.node(),
                            "WRONG_FIELDS",
                            "a join step has one of 'window', 'interval', 'ttl' and 'versions'",
                            given.isEmpty() ? "none" : String.join(", ", given),
                            "");
            return Optional.empty();
        }
        Duration lateness = section.value("allowedLateness", Duration.class).orElse(Duration.ZERO);
        if (type == Join.Type.SEMI && !section.has("window")) {
            binding.problems()
                    .add(section.node(), "CONTRADICTION", "a SEMI join has windows", given.getFirst(), "a window");
        }
        return switch (given.getFirst()) {
            case "window" -> section.section("window").flatMap(window -> window(window, lateness));
            case "interval" -> section.section("interval").flatMap(bounds -> interval(bounds, lateness));
            case "versions" -> section.section("versions").flatMap(versions -> versions(versions, type, lateness));
            default -> section.get("ttl", Duration.class).flatMap(ttl -> lasting(ttl, type, lateness));
        };
    }

    private Optional<Match> window(Section window, Duration lateness) {
        Optional<Window> bound = sides.windowing().window(window);
        if (bound.isEmpty()) {
            return Optional.empty();
        }
        if (bound.get() instanceof Window.Fixed fixed) {
            return Optional.of(new Match.Windows(fixed, lateness));
        }
        if (bound.get() instanceof Window.Session session) {
            return Optional.of(new Match.Sessions(session, lateness));
        }
        binding.problems()
                .add(
                        window.node(),
                        "UNSUPPORTED",
                        "a join has windows that start and end at known times, or sessions",
                        window.variant(),
                        "TUMBLING, SLIDING, CUMULATIVE, SESSION, or an interval instead of a window");
        return Optional.empty();
    }

    private Optional<Match> interval(Section bounds, Duration lateness) {
        Optional<Placed<String>> lower = bounds.get("lowerBound", String.class);
        Optional<Placed<String>> upper = bounds.get("upperBound", String.class);
        if (lower.isEmpty() || upper.isEmpty()) {
            return Optional.empty();
        }
        Duration from = JoinGrammar.bound(lower.get().value());
        Duration to = JoinGrammar.bound(upper.get().value());
        if (from.compareTo(to) > 0) {
            binding.problems()
                    .add(
                            lower.get().node(),
                            "OUT_OF_BOUNDS",
                            "the lower bound is no greater than the upper one",
                            lower.get().value(),
                            "at most " + upper.get().value());
        }
        return Optional.of(new Match.Interval(from, to, lateness));
    }

    private Optional<Match> versions(Section versions, Join.Type type, Duration lateness) {
        if (type.keepsRight()) {
            binding.problems()
                    .add(
                            versions.node(),
                            "CONTRADICTION",
                            "a join with versions is INNER or LEFT, as a version is not there to have a partner",
                            type.name(),
                            "joinType: LEFT");
        }
        return Optional.of(new Match.Versions(versions.value("validFor", Duration.class), lateness));
    }

    /** Rows of a pair at most so far apart, in either order. */
    private Optional<Match> lasting(Placed<Duration> ttl, Join.Type type, Duration lateness) {
        if (type != Join.Type.INNER) {
            binding.problems()
                    .add(
                            ttl.node(),
                            "CONTRADICTION",
                            "a join with a ttl is INNER, as no row can be said to have no partner before its time is over",
                            type + " with ttl " + DurationText.format(ttl.value()),
                            "an interval from -" + DurationText.format(ttl.value()) + " to "
                                    + DurationText.format(ttl.value()));
        }
        return Optional.of(new Match.Interval(ttl.value().negated(), ttl.value(), lateness));
    }

    private Optional<Expression> where(Schema pair) {
        Optional<Placed<String>> text = section.get("where", String.class);
        Optional<Expression> condition = text.flatMap(given -> binding.expression(given, pair));
        if (condition.isPresent() && condition.get().type() != DataType.Scalar.BOOLEAN) {
            binding.problems()
                    .add(
                            text.orElseThrow().node(),
                            "SQL_TYPE",
                            "a condition is BOOLEAN, not " + condition.get().type(),
                            "",
                            "a comparison");
            return Optional.empty();
        }
        return condition;
    }
}
