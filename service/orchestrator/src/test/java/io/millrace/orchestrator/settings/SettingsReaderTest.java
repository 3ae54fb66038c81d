package io.millrace.orchestrator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

    private static final Map<String, String> ENOUGH = Map.of("REDIS_CONNECTION", "redis://127.0.0.1:6379");

    @Test
    void onlyRedisHasToBeSet() throws InvalidSettings {
        Settings settings = SettingsReader.read(ENOUGH::get);

        assertThat(settings.api()).isEqualTo(new ListenAddress("127.0.0.1", 5011));
        assertThat(settings.metrics()).isEqualTo(new ListenAddress("127.0.0.1", 9090));
        assertThat(settings.dataDirectory()).isEqualTo(Path.of(".millrace").toAbsolutePath());
        assertThat(settings.redis().timeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.redis().poolSize()).isEqualTo(32);
        assertThat(settings.layout()).isEqualTo(WindowLayout.DEFAULT);
        assertThat(settings.log()).isEqualTo(new Settings.Log("INFO", false));
    }

    @Test
    void metricsListenWhereTheApiDoes() throws InvalidSettings {
        Settings settings = SettingsReader.read(with("LISTEN_URLS", "https://+:5011")::get);

        assertThat(settings.metrics()).isEqualTo(new ListenAddress("0.0.0.0", 9090));
    }

    @ParameterizedTest
    @CsvSource({"redis://h", "rediss://user:p%40ss@h:6380/2", "REDIS://:secret@[::1]:1"})
    void redisUrls(String url) throws InvalidSettings {
        assertThat(SettingsReader.read(with("REDIS_CONNECTION", url)::get)
                        .redis()
                        .url())
                .isEqualTo(url);
    }

    @Test
    void thePasswordIsNotInTheText() throws InvalidSettings {
        assertThat(SettingsReader.read(with("REDIS_CONNECTION", "redis://:canary@h")::get)
                        .toString())
                .doesNotContain("canary");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            REDIS_CONNECTION    | ' '                    | REDIS_CONNECTION is not set
            REDIS_CONNECTION    | http://h               | REDIS_CONNECTION is not a Redis URL
            REDIS_CONNECTION    | redis://:pass word@h   | REDIS_CONNECTION is not a Redis URL
            REDIS_POOL_SIZE     | 0                      | REDIS_POOL_SIZE is "0": a whole number from 1 to 1000
            REDIS_TIMEOUT_MS    | 1e3                    | REDIS_TIMEOUT_MS is "1e3": a whole number from 1 to 60000
            METRICS_LISTEN_URLS | https://127.0.0.1:5011 | METRICS_LISTEN_URLS is the same address as LISTEN_URLS
            SERVING_WINDOW_KEY  | window:{id}            | the key of a window needs {id} and {timestamp}
            SERVING_WINDOWS_KEY | windows                | the key of a region's windows needs {id}
            LOG_FORMAT          | xml                    | LOG_FORMAT is "xml": text or json
            """)
    void refuses(String name, String value, String problem) {
        Map<String, String> environment = with(name, value);

        InvalidSettings invalid =
                catchThrowableOfType(InvalidSettings.class, () -> SettingsReader.read(environment::get));

        assertThat(invalid.problems()).singleElement().asString().contains(problem);
        assertThat(invalid.getMessage()).doesNotContain("pass word");
    }

    @Test
    void aSecretIsGivenOnceOrNotAtAll() {
        Map<String, String> both = with("REDIS_CONNECTION_FILE", "/nowhere");
        Map<String, String> file = Map.of("REDIS_CONNECTION_FILE", "/nowhere");

        assertThat(catchThrowableOfType(InvalidSettings.class, () -> SettingsReader.read(both::get))
                        .problems())
                .containsExactly("REDIS_CONNECTION and REDIS_CONNECTION_FILE are both set; set one of them");
        assertThat(catchThrowableOfType(InvalidSettings.class, () -> SettingsReader.read(file::get))
                        .problems())
                .containsExactly(
                        "REDIS_CONNECTION_FILE is \"/nowhere\": cannot be read; it is the path of a text file");
    }

    @ParameterizedTest
    @CsvSource({"debug, DEBUG", "Information, INFO", "Warning, WARN", "FATAL, ERROR", "Critical, ERROR"})
    void logLevelsInEverySpelling(String spelling, String level) throws InvalidSettings {
        assertThat(SettingsReader.read(with("LOG_LEVEL", spelling)::get).log().level())
                .isEqualTo(level);
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> environment = new HashMap<>(ENOUGH);
        environment.put(name, value);
        return environment;
    }
}
