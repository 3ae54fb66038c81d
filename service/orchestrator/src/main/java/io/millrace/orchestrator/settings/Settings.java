package io.millrace.orchestrator.settings;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What an operator can set. The environment variables are listed in {@code docs/rest-api.md}.
 *
 * @param api the listener of the API
 * @param metrics the listener of the Prometheus metrics
 * @param dataDirectory where everything is kept that outlives the program; made if absent
 * @param redis where the windows are
 * @param layout the names under which they lie there
 * @param log what is logged, and how
 */
public record Settings(
        ListenAddress api, ListenAddress metrics, Path dataDirectory, Redis redis, WindowLayout layout, Log log) {

    /** Where the certificate authority and the API keys are kept; a directory of its own, as others lock theirs. */
    public Path credentialsDirectory() {
        return dataDirectory.resolve("credentials");
    }

    /**
     * A connection to Redis.
     *
     * @param url {@code redis://} or {@code rediss://}, and may hold a password
     * @param timeout to connect, to wait for a free connection, and for an answer
     * @param poolSize the most connections that are open at once
     */
    public record Redis(String url, Duration timeout, int poolSize) {

        /** Without the URL, as that may hold a password. */
        @Override
        public String toString() {
            return "Redis[timeout=" + timeout + ", poolSize=" + poolSize + "]";
        }
    }

    /**
     * @param level TRACE, DEBUG, INFO, WARN or ERROR
     * @param json one JSON object a line instead of text
     */
    public record Log(String level, boolean json) {}
}
