package io.millrace.model.spi;

import java.util.Map;

/**
 * What an engine is given beside the plan.
 *
 * @param directory the directory against which relative file names of the job are resolved
 * @param environment settings of the process, environment variables in the first place
 */
public record EngineContext(
        Catalog catalog, String directory, Map<String, String> environment, TimeSource time, Scheduler scheduler) {
    public EngineContext {
        environment = Map.copyOf(environment);
    }

    /** Environment values may be secret. */
    @Override
    public String toString() {
        return "EngineContext[" + directory + "]";
    }
}
