package io.millrace.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.security.CredentialsException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Path directory;

    ApiKeysTest(@TempDir Path parent) {
        directory = parent.resolve("new/security");
    }

    @Test
    void firstStartMakesAKey() {
        ApiKeys keys = open();
        String key = keys.firstKey().orElseThrow();

        assertThat(key).matches("mlr_[0-9a-f]{64}");
        assertThat(keys.verify(key)).contains(new ApiKey("first", NOW));
    }

    @Test
    void laterStartsKnowTheSameKey() {
        String key = open().firstKey().orElseThrow();

        ApiKeys later = open();

        assertThat(later.firstKey()).contains(key);
        assertThat(later.verify(key)).isPresent();
    }

    @Test
    void refusesEveryOtherKey() {
        ApiKeys keys = open();
        String key = keys.firstKey().orElseThrow();

        for (String wrong : List.of("", "mlr_", key + "0", key.substring(1), key.toUpperCase(Locale.ROOT))) {
            assertThat(keys.verify(wrong)).as(wrong).isEmpty();
        }
        String lastDigit = key.substring(key.length() - 1);
        assertThat(keys.verify(key.substring(0, key.length() - 1) + (lastDigit.equals("0") ? "1" : "0")))
                .isEmpty();
    }

    @Test
    void keepsOnlyTheHash() throws IOException {
        String key = open().firstKey().orElseThrow();

        assertThat(Files.readString(directory.resolve("api-keys"))).doesNotContain(key.substring(4));
        for (String file : List.of("api-keys", "first-api-key")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void worksWithoutTheFileOfTheFirstKey() throws IOException {
        String key = open().firstKey().orElseThrow();
        Files.delete(directory.resolve("first-api-key"));

        assertThat(open().firstKey()).isEmpty();
        assertThat(open().verify(key)).isPresent();
    }

    @Test
    void showsNoFirstKeyThatIsNotValid() throws IOException {
        open();
        Files.writeString(directory.resolve("first-api-key"), "mlr_other\n");

        assertThat(open().firstKey()).isEmpty();
    }

    @Test
    void startsOverAfterACrashBetweenTheTwoFiles() throws IOException {
        String lost = open().firstKey().orElseThrow();
        Files.delete(directory.resolve("api-keys"));

        ApiKeys keys = open();

        assertThat(keys.firstKey()).isPresent().get().isNotEqualTo(lost);
        assertThat(keys.verify(lost)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "first abcd 2026-01-01T00:00:00Z", "first %s yesterday", "first %s"})
    void refusesADamagedStore(String line) throws IOException {
        open();
        Files.writeString(directory.resolve("api-keys"), line.formatted("0".repeat(64)) + "\n");

        assertThatExceptionOfType(CredentialsException.class)
                .isThrownBy(this::open)
                .returns(Code.CREDENTIALS_DAMAGED, CredentialsException::code)
                .withMessageContaining("api-keys");
    }

    private ApiKeys open() {
        return ApiKeys.openOrCreate(directory, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
