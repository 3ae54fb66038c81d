package io.millrace.embedded;

import java.time.Duration;

/**
 * Settings of the embedded Redis.
 *
 * @param port the port that clients connect to, 0 for any free one
 * @param password whether clients need the password, which is made anew at each start and is part of the address
 * @param appendOnly whether the data outlives the server, in an append-only file
 * @param startTimeout how long the server may take until it answers
 */
public record RedisOptions(int port, boolean password, boolean appendOnly, Duration startTimeout) {
    /** Any free port, no password, nothing kept. */
    public static final RedisOptions DEFAULTS = new RedisOptions(0, false, false, Duration.ofSeconds(30));

    public RedisOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("A port is 0 (any) to 65535, found " + port);
        }
    }

    public RedisOptions withPort(int port) {
        return new RedisOptions(port, password, appendOnly, startTimeout);
    }

    public RedisOptions withPassword(boolean password) {
        return new RedisOptions(port, password, appendOnly, startTimeout);
    }

    public RedisOptions withAppendOnly(boolean appendOnly) {
        return new RedisOptions(port, password, appendOnly, startTimeout);
    }

    public RedisOptions withStartTimeout(Duration startTimeout) {
        return new RedisOptions(port, password, appendOnly, startTimeout);
    }
}
