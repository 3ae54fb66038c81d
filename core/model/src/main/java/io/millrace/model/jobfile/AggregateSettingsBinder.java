package io.millrace.model.jobfile;

import io.millrace.model.plan.Aggregate.Function;
import io.millrace.model.plan.AggregateSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the settings of one aggregate: those of its function, and no others. */
final class AggregateSettingsBinder {
    private static final int DISTINCT_PRECISION = 12;
    private static final Set<Function> WITH_N = EnumSet.of(
            Function.TOP_N, Function.BOTTOM_N, Function.HEAVY_HITTERS, Function.SMA, Function.EMA, Function.WMA);

    private final Binding binding;
    private final Section section;
    private final Function function;

    AggregateSettingsBinder(Binding binding, Section section, Function function) {
        this.binding = binding;
        this.section = section;
        this.function = function;
    }

    /** The settings; what is missing or too many is reported. */
    AggregateSettings bind() {
        AggregateSettings settings = AggregateSettings.NONE;
        if (needs(
                "percentile", EnumSet.of(Function.PERCENTILE, Function.APPROX_PERCENTILE), "a fraction such as 0.99")) {
            settings = section.value("percentile", Double.class)
                    .map(fraction -> AggregateSettings.NONE.withPercentile(OptionalDouble.of(fraction)))
                    .orElse(settings);
        }
        if (takes("precision", EnumSet.of(Function.APPROX_DISTINCT_COUNT))) {
            settings = settings.withPrecision(
                    section.value("precision", Long.class).map(Math::toIntExact).orElse(DISTINCT_PRECISION));
        }
        if (needs("n", WITH_N, "how many values, such as 10")) {
            settings = section.value("n", Long.class)
                    .map(Math::toIntExact)
                    .map(settings::withN)
                    .orElse(settings);
        }
        if (needs("bounds", EnumSet.of(Function.HISTOGRAM), "a list of numbers such as [10, 20, 50]")) {
            settings = settings.withBounds(bounds());
        }
        if (takes("per", EnumSet.of(Function.RATE))) {
            settings = settings.withPer(section.value("per", Duration.class).orElse(Duration.ofSeconds(1)));
        }
        takes("call", EnumSet.of(Function.CUSTOM));
        takes("fields", EnumSet.of(Function.CUSTOM));
        return settings;
    }

    private List<Double> bounds() {
        List<Double> bounds = new ArrayList<>();
        for (Placed<?> item : section.items("bounds")) {
            double bound = (Double) item.value();
            if (!bounds.isEmpty() && bound <= bounds.getLast()) {
                binding.problems()
                        .add(
                                item.node(),
                                "OUT_OF_BOUNDS",
                                "bounds ascend",
                                String.valueOf(bound),
                                "more than " + bounds.getLast());
            }
            bounds.add(bound);
        }
        return bounds;
    }

    /** Whether the function is one of those with a setting that they cannot do without; reports it if it is missing, or the function another one. */
    private boolean needs(String key, Set<Function> functions, String expected) {
        if (!takes(key, functions)) {
            return false;
        }
        if (!section.has(key)) {
            binding.problems()
                    .add(section.node(), "MISSING_FIELD", function + " needs the field '" + key + "'", "", expected);
        }
        return section.has(key);
    }

    /** Whether the function is one of those with a setting; reports it if the setting is there and the function another one. */
    private boolean takes(String key, Set<Function> functions) {
        boolean right = functions.contains(function);
        if (!right && section.has(key)) {
            binding.problems()
                    .add(
                            section.node().get(key).orElseThrow(),
                            "WRONG_FIELDS",
                            "'" + key + "' is a setting of "
                                    + functions.stream().map(Enum::name).collect(Collectors.joining(", ")) + ", not of "
                                    + function,
                            "",
                            "");
        }
        return right;
    }
}
