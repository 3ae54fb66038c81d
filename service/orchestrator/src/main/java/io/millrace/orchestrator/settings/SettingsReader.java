package io.millrace.orchestrator.settings;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@link Settings} from environment variables and collects everything that is wrong with them. */
public final class SettingsReader {

    private static final int API_PORT = 5011;
    private static final int METRICS_PORT = 9090;
    private static final int REDIS_TIMEOUT_MILLIS = 1_000;
    private static final int MAX_REDIS_TIMEOUT_MILLIS = 60_000;
    private static final int REDIS_POOL_SIZE = 32;
    private static final int MAX_REDIS_POOL_SIZE = 1_000;

    private final Function<String, @Nullable String> environment;
    private final List<String> problems = new ArrayList<>();

    private SettingsReader(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /**
     * @param environment the value of a variable, null if it is not set; an empty value counts as not set
     * @throws InvalidSettings with every problem there is
     */
    public static Settings read(Function<String, @Nullable String> environment) throws InvalidSettings {
        SettingsReader reader = new SettingsReader(environment);
        Settings settings = reader.settings();
        if (!reader.problems.isEmpty()) {
            throw new InvalidSettings(reader.problems);
        }
        return settings;
    }

    private Settings settings() {
        ListenAddress api = address("LISTEN_URLS", new ListenAddress("127.0.0.1", API_PORT));
        ListenAddress metrics = address("METRICS_LISTEN_URLS", new ListenAddress(api.host(), METRICS_PORT));
        if (api.port() != 0 && api.port() == metrics.port() && api.host().equals(metrics.host())) {
            problems.add("METRICS_LISTEN_URLS is the same address as LISTEN_URLS (" + api + "); give it another port");
        }
        return new Settings(api, metrics, dataDirectory(), redis(), layout(), log());
    }

    private ListenAddress address(String name, ListenAddress fallback) {
        String value = value(name);
        if (value == null) {
            return fallback;
        }
        try {
            return ListenAddress.parse(value, fallback.port());
        } catch (IllegalArgumentException e) {
            problem(name, value, e.getMessage() + "; for example " + fallback.url(fallback.port()));
            return fallback;
        }
    }

    private Path dataDirectory() {
        String value = value("MILLRACE_DATA_DIR");
        try {
            return Path.of(value == null ? ".millrace" : value).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            problem("MILLRACE_DATA_DIR", String.valueOf(value), "not a path: " + e.getReason());
            return Path.of(".millrace");
        }
    }

    private Settings.Redis redis() {
        return new Settings.Redis(
                redisUrl(),
                Duration.ofMillis(integer("REDIS_TIMEOUT_MS", REDIS_TIMEOUT_MILLIS, MAX_REDIS_TIMEOUT_MILLIS)),
                integer("REDIS_POOL_SIZE", REDIS_POOL_SIZE, MAX_REDIS_POOL_SIZE));
    }

    /** Problems with it do not show the value: it may hold a password. */
    private String redisUrl() {
        int problemsBefore = problems.size();
        String value = secret("REDIS_CONNECTION");
        if (value == null) {
            if (problems.size() == problemsBefore) {
                problems.add(
                        "REDIS_CONNECTION is not set: give the address of Redis, for example redis://127.0.0.1:6379");
            }
            return "";
        }
        try {
            URI uri = new URI(value.strip());
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if ((scheme.equals("redis") || scheme.equals("rediss")) && uri.getHost() != null) {
                return value.strip();
            }
        } catch (URISyntaxException e) {
            // The sentence below says what is right; the cause would repeat the value.
        }
        problems.add("REDIS_CONNECTION is not a Redis URL: that is redis://[[user]:password@]host[:port][/database],"
                + " or rediss:// for TLS, with special characters of the password percent-encoded");
        return "";
    }

    private WindowLayout layout() {
        WindowLayout standard = WindowLayout.DEFAULT;
        try {
            return new WindowLayout(
                    valueOr("SERVING_REGIONS_KEY", standard.regionsKey()),
                    valueOr("SERVING_WINDOWS_KEY", standard.windowsKey()),
                    valueOr("SERVING_WINDOW_KEY", standard.windowKey()));
        } catch (IllegalArgumentException e) {
            problems.add("SERVING_REGIONS_KEY, SERVING_WINDOWS_KEY, SERVING_WINDOW_KEY: " + e.getMessage());
            return standard;
        }
    }

    private Settings.Log log() {
        return new Settings.Log(logLevel(), logAsJson());
    }

    private String logLevel() {
        String value = valueOr("LOG_LEVEL", "INFO");
        return switch (value.toUpperCase(Locale.ROOT)) {
            case "TRACE" -> "TRACE";
            case "DEBUG" -> "DEBUG";
            case "INFO", "INFORMATION" -> "INFO";
            case "WARN", "WARNING" -> "WARN";
            case "ERROR", "FATAL", "CRITICAL" -> "ERROR";
            default -> {
                problem("LOG_LEVEL", value, "one of TRACE, DEBUG, INFO, WARN, ERROR");
                yield "INFO";
            }
        };
    }

    private boolean logAsJson() {
        String value = valueOr("LOG_FORMAT", "text");
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "text" -> false;
            case "json" -> true;
            default -> {
                problem("LOG_FORMAT", value, "text or json");
                yield false;
            }
        };
    }

    private int integer(String name, int fallback, int max) {
        String value = value(name);
        if (value == null) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(value.strip());
            if (number >= 1 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The sentence below says the same of a text and of a number that is too large.
        }
        problem(name, value, "a whole number from 1 to " + max);
        return fallback;
    }

    private @Nullable String secret(String name) {
        String file = value(name + "_FILE");
        if (file == null) {
            return value(name);
        }
        if (value(name) != null) {
            problems.add(name + " and " + name + "_FILE are both set; set one of them");
            return null;
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException | InvalidPathException e) {
            problem(name + "_FILE", file, "cannot be read; it is the path of a text file");
            return null;
        }
    }

    private String valueOr(String name, String fallback) {
        String value = value(name);
        return value == null ? fallback : value;
    }

    private @Nullable String value(String name) {
        String value = environment.apply(name);
        return value == null || value.isBlank() ? null : value;
    }

    private void problem(String name, String found, String right) {
        problems.add(name + " is \"" + found + "\": " + right);
    }
}
