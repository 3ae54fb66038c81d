package io.millrace.connectors.function;

import io.millrace.model.function.UserFunction;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The classes of one jar. They see each other first, then the JDK; of Millrace they see what functions are written against
 * and nothing else, so that a library in the jar never meets another version of itself.
 */
final class JarClassLoader extends ClassLoader {
    private static final List<String> API = List.of("io.millrace.model.function.", "io.millrace.model.data.");
    private static final String CLASS = ".class";

    private final Map<String, byte[]> files;

    JarClassLoader(String jar, Map<String, byte[]> files) {
        super(jar, getPlatformClassLoader());
        this.files = files;
    }

    /** The names of the classes in the jar that may be named from outside. */
    List<String> classNames() {
        return files.keySet().stream()
                .filter(file -> file.endsWith(CLASS) && !file.contains("$") && !file.startsWith("META-INF/"))
                .map(file -> file.substring(0, file.length() - CLASS.length()).replace('/', '.'))
                .sorted()
                .toList();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (API.stream().anyMatch(name::startsWith)) {
            return Class.forName(name, false, UserFunction.class.getClassLoader());
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            boolean own = files.containsKey(fileOf(name)) && !name.startsWith("java.");
            return own ? findClass(name) : super.loadClass(name, resolve);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = files.get(fileOf(name));
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        byte[] bytes = files.get(name);
        return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }

    private static String fileOf(String className) {
        return className.replace('.', '/') + CLASS;
    }
}
