package io.millrace.api;

import io.millrace.connectors.function.FunctionClass;
import io.millrace.model.error.MillraceException;
import io.millrace.model.function.UserFunction;
import io.millrace.model.spi.FunctionLoader;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Functions and steps of a job by their classes, which are those of this program: no jar is read for them. */
final class ClassFunctions implements FunctionLoader {
    private final Map<String, Class<?>> byName;

    ClassFunctions(Collection<Class<?>> classes) {
        byName = classes.stream().distinct().collect(Collectors.toMap(Class::getName, type -> type));
    }

    /** Where the class is from: its jar, or the directory of classes that a build leaves. */
    static String jar(Class<?> type) {
        return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .map(location -> {
                    try {
                        return Path.of(location.toURI()).toString();
                    } catch (URISyntaxException | IllegalArgumentException e) {
                        return location.toString();
                    }
                })
                .orElse("class path");
    }

    @Override
    public Supplier<UserFunction> load(String jar, String className) {
        Class<?> type = byName.get(className);
        if (type == null) {
            throw new MillraceException("FUNCTION_CLASS_NOT_FOUND", "the job names no class " + className);
        }
        if (StatefulStep.class.isAssignableFrom(type)) {
            Supplier<Object> steps = FunctionClass.made(type, jar);
            return () -> RecordProcess.of(steps.get());
        }
        return FunctionClass.instances(type, jar);
    }
}
