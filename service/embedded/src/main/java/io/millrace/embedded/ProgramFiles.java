package io.millrace.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The directory with the files of the embedded programs: the broker's jars in {@code kafka/}, a Redis executable per platform
 * in {@code redis/}. They are kept apart from the class path of Millrace.
 */
public record ProgramFiles(Path directory) {
    /** The system property that names the directory. */
    public static final String PROPERTY = "millrace.programs";

    public ProgramFiles {
        directory = directory.toAbsolutePath().normalize();
    }

    /**
     * The directory that the system property {@value #PROPERTY} names.
     *
     * @throws EmbeddedException {@code EMBEDDED_PROGRAMS_MISSING} if the property is not set
     */
    public static ProgramFiles fromSystemProperty() {
        String directory = System.getProperty(PROPERTY, "");
        if (directory.isBlank()) {
            throw new EmbeddedException(
                    EmbeddedException.Code.EMBEDDED_PROGRAMS_MISSING,
                    "The system property " + PROPERTY + " must name the directory with the files of Kafka and Redis;"
                            + " it is not set. The millrace script sets it.");
        }
        return new ProgramFiles(Path.of(directory));
    }

    /** The class path of the broker's JVM. */
    String kafkaClassPath() {
        Path jars = directory.resolve("kafka");
        if (matches(jars, "kafka-server-*.jar").isEmpty()) {
            throw missing("the jars of the Kafka broker", jars);
        }
        if (jars.toString().contains(File.pathSeparator)) {
            throw new EmbeddedException(
                    EmbeddedException.Code.EMBEDDED_PROGRAMS_MISSING,
                    "Java cannot read a class path below a directory with '" + File.pathSeparator + "' in its name: "
                            + jars + ". Move Millrace to another directory.");
        }
        return jars + File.separator + "*";
    }

    /** The Redis executable for this machine. */
    Path redisServer() {
        return redisServer(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    Path redisServer(String operatingSystem, String processor) {
        String platform = operatingSystem(operatingSystem) + "-" + processor(processor);
        Path programs = directory.resolve("redis");
        List<Path> found = matches(programs, "redis-server-*-" + platform);
        if (found.isEmpty()) {
            throw missing("the Redis executable for " + platform, programs);
        }
        return found.getLast();
    }

    private static String operatingSystem(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("linux")) {
            return "linux";
        }
        if (lower.startsWith("mac")) {
            return "darwin";
        }
        throw unsupported("operating system", name, "Linux and macOS");
    }

    private static String processor(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64", "arm64" -> "arm64";
            default -> throw unsupported("processor", name, "x86-64 and ARM64");
        };
    }

    private static List<Path> matches(Path directory, String glob) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, glob)) {
                files.forEach(found::add);
            } catch (IOException e) {
                throw new EmbeddedException(
                        EmbeddedException.Code.EMBEDDED_PROGRAMS_MISSING,
                        "Cannot read the directory " + directory + ": " + e.getMessage(),
                        e);
            }
        }
        found.sort(null);
        return found;
    }

    private static EmbeddedException missing(String what, Path where) {
        return new EmbeddedException(
                EmbeddedException.Code.EMBEDDED_PROGRAMS_MISSING,
                "Found no trace of " + what + " in " + where
                        + ". The build puts it there: run ./mvnw package, and let the" + " system property " + PROPERTY
                        + " name the directory above.");
    }

    private static EmbeddedException unsupported(String what, String found, String right) {
        return new EmbeddedException(
                EmbeddedException.Code.EMBEDDED_PLATFORM_UNSUPPORTED,
                "There is no embedded Redis for the " + what + " " + found + ", only for " + right
                        + ". Set REDIS_CONNECTION to a Redis of your own.");
    }
}
