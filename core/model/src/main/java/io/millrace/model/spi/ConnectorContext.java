package io.millrace.model.spi;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What every connector is given.
 *
 * @param job the name of the job
 * @param node the id of the source or sink in the plan
 * @param directory the directory against which relative file names of the job are resolved
 * @param environment settings of the process, environment variables in the first place
 * @param maxLatency how long the job lets a row wait for others; a connector that gathers rows waits no longer. Empty: as long as the connector says
 * @param failure takes a failure of a background thread; the job then fails with it
 */
public record ConnectorContext(
        String job,
        String node,
        String directory,
        Map<String, String> environment,
        TimeSource time,
        Scheduler scheduler,
        Optional<Duration> maxLatency,
        Consumer<Throwable> failure) {
    public ConnectorContext {
        environment = Map.copyOf(environment);
    }

    /** The setting of the process, if it is there and not blank. */
    public Optional<String> setting(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }

    /** Environment values may be secret. */
    @Override
    public String toString() {
        return "ConnectorContext[" + job + "/" + node + "]";
    }
}
