package io.millrace.connectors.function;

import io.millrace.model.error.MillraceException;
import io.millrace.model.error.Nearest;
import io.millrace.model.function.UserFunction;
import io.millrace.model.spi.FunctionLoader;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Loads functions from jar files, one class loader a jar. To be used by one thread at a time. */
public final class JarFunctions implements FunctionLoader {
    private final Path directory;
    private final Map<Path, JarClassLoader> jars = new HashMap<>();

    /** @param directory against which relative names of jars are resolved */
    public JarFunctions(Path directory) {
        this.directory = directory;
    }

    @Override
    public Supplier<UserFunction> load(String jar, String className) {
        Class<?> type = find(jar, className);
        Constructor<?> constructor = constructor(type, jar);
        return () -> instance(constructor);
    }

    private Class<?> find(String jar, String className) {
        JarClassLoader loader =
                jars.computeIfAbsent(path(jar), file -> new JarClassLoader(jar, JarContents.read(file)));
        try {
            return Class.forName(className, true, loader);
        } catch (ClassNotFoundException e) {
            String meant = Nearest.to(className, loader.classNames())
                    .map(nearest -> "; did you mean '" + nearest + "'?")
                    .orElse("; it has " + loader.classNames().size() + " others");
            throw new MillraceException(
                    "FUNCTION_CLASS_NOT_FOUND", "there is no class '" + className + "' in '" + jar + "'" + meant, e);
        } catch (ExceptionInInitializerError e) {
            throw failed(className, e.getCause() == null ? e : e.getCause());
        } catch (LinkageError e) {
            throw unlinked(className, e);
        }
    }

    private Path path(String jar) {
        try {
            return directory.resolve(jar).normalize();
        } catch (InvalidPathException e) {
            throw new MillraceException("FUNCTION_JAR_NOT_FOUND", "'" + jar + "' is not the name of a file", e);
        }
    }

    private static Constructor<?> constructor(Class<?> type, String jar) {
        String reason = !UserFunction.class.isAssignableFrom(type)
                ? "it implements neither RowFunction nor VectorFunction of io.millrace.model.function"
                : Modifier.isAbstract(type.getModifiers())
                        ? "it is abstract"
                        : !Modifier.isPublic(type.getModifiers()) ? "it is not public" : "";
        if (reason.isEmpty()) {
            try {
                return type.getConstructor();
            } catch (NoSuchMethodException e) {
                reason = "it has no public constructor without parameters";
            } catch (LinkageError e) {
                throw unlinked(type.getName(), e);
            }
        }
        throw new MillraceException(
                "FUNCTION_CLASS_INVALID",
                "class '" + type.getName() + "' in '" + jar + "' is not a function: " + reason);
    }

    private static UserFunction instance(Constructor<?> constructor) {
        String className = constructor.getDeclaringClass().getName();
        try {
            return (UserFunction) constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw failed(className, Optional.ofNullable(e.getCause()).orElse(e));
        } catch (ReflectiveOperationException e) {
            throw failed(className, e);
        } catch (LinkageError e) {
            throw unlinked(className, e);
        }
    }

    private static MillraceException failed(String className, Throwable cause) {
        return new MillraceException("FUNCTION_FAILED", "class '" + className + "' cannot be started: " + cause, cause);
    }

    private static MillraceException unlinked(String className, LinkageError cause) {
        return new MillraceException(
                "FUNCTION_NOT_LINKED",
                "class '" + className + "' cannot be linked: " + cause
                        + "; it was compiled for a newer Java or another Millrace, or needs a class that is not in its jar",
                cause);
    }
}
