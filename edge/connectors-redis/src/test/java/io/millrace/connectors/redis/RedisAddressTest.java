package io.millrace.connectors.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.model.error.MillraceException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {
    @Test
    void readsEveryPart() {
        assertThat(RedisAddress.parse("redis://host", "x"))
                .isEqualTo(new RedisAddress(false, "host", 6379, 0, Optional.empty(), Optional.empty()));
        assertThat(RedisAddress.parse("rediss://me:p%40ss:word@host:1234/5", "x"))
                .isEqualTo(new RedisAddress(true, "host", 1234, 5, Optional.of("me"), Optional.of("p@ss:word")));
        assertThat(RedisAddress.parse("REDIS://:secret@[::1]:1/\n", "x"))
                .isEqualTo(new RedisAddress(false, "[::1]", 1, 0, Optional.empty(), Optional.of("secret")));
    }

    @Test
    void doesNotShowWhoWeAre() {
        assertThat(RedisAddress.parse("rediss://me:secret@host/3", "x")).hasToString("rediss://host:6379/3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "host:6379",
                "http://me:secret@host",
                "redis:///0",
                "redis://me:secret@host/zero",
                "redis://me:sec ret@host",
                "redis://me:secret@host/123456"
            })
    void saysWhatIsWrongWithoutShowingTheAddress(String text) {
        assertThatThrownBy(() -> RedisAddress.parse(text, "REDIS_CONNECTION"))
                .isInstanceOfSatisfying(
                        MillraceException.class, e -> assertThat(e.code()).isEqualTo("REDIS_ADDRESS_INVALID"))
                .hasMessageContainingAll("REDIS_CONNECTION", "redis://[[user]:password@]host")
                .message()
                .doesNotContain("secret", "sec ret");
    }
}
