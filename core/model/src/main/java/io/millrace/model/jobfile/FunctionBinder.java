package io.millrace.model.jobfile;

import io.millrace.model.document.Node;
import io.millrace.model.error.MillraceException;
import io.millrace.model.expression.LoadedFunction;
import io.millrace.model.expression.SqlFunctions;
import io.millrace.model.function.UserFunction;
import io.millrace.model.spi.FunctionLoader;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Loads the functions that a job brings along. */
final class FunctionBinder {
    private final FunctionLoader loader;
    private final Problems problems;

    FunctionBinder(FunctionLoader loader, Problems problems) {
        this.loader = loader;
        this.problems = problems;
    }

    /** Those that could be loaded, by their names in upper case. */
    Map<String, LoadedFunction> bind(Section job) {
        Map<String, LoadedFunction> functions = new HashMap<>();
        for (Section section :
                job.section("configuration").map(c -> c.sections("functions")).orElse(List.of())) {
            Optional<Placed<String>> name = section.get("name", String.class);
            Optional<Supplier<UserFunction>> instances = load(section);
            if (name.isPresent() && isFree(name.get(), functions) && instances.isPresent()) {
                String key = name.get().value().toUpperCase(Locale.ROOT);
                functions.put(key, new LoadedFunction(name.get().value(), instances.get()));
            }
        }
        return functions;
    }

    private boolean isFree(Placed<String> name, Map<String, LoadedFunction> functions) {
        boolean own = functions.containsKey(name.value().toUpperCase(Locale.ROOT));
        if (own || SqlFunctions.isTaken(name.value())) {
            problems.add(
                    name.node(),
                    "DUPLICATE_FUNCTION",
                    own
                            ? "there is already a function '" + name.value() + "'"
                            : "'" + name.value() + "' is a name of SQL",
                    "",
                    "a name of its own");
            return false;
        }
        return true;
    }

    private Optional<Supplier<UserFunction>> load(Section section) {
        Optional<Placed<String>> jar = section.get("jar", String.class);
        Optional<Placed<String>> className = section.get("class", String.class);
        if (jar.isEmpty() || className.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(loader.load(jar.get().value(), className.get().value()));
        } catch (MillraceException e) {
            Node at = (e.code().startsWith("FUNCTION_JAR") ? jar.get() : className.get()).node();
            problems.add(at, e.code(), String.valueOf(e.getMessage()), "", "");
            return Optional.empty();
        }
    }
}
