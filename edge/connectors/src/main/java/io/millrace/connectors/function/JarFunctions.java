package io.millrace.connectors.function;

import io.millrace.model.error.MillraceException;
import io.millrace.model.error.Nearest;
import io.millrace.model.function.UserFunction;
import io.millrace.model.spi.FunctionLoader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
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
        return FunctionClass.instances(find(jar, className), jar);
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
            throw FunctionClass.failed(className, e.getCause() == null ? e : e.getCause());
        } catch (LinkageError e) {
            throw FunctionClass.unlinked(className, e);
        }
    }

    private Path path(String jar) {
        try {
            return directory.resolve(jar).normalize();
        } catch (InvalidPathException e) {
            throw new MillraceException("FUNCTION_JAR_NOT_FOUND", "'" + jar + "' is not the name of a file", e);
        }
    }
}
