package io.millrace.model.plan;

/** On what a job runs. */
public enum EngineType {
    /** The vector engine, one machine. */
    SIMD,
    /** A Flink cluster. */
    FLINK,
    /** A Flink job whose stateless steps run vectorised. */
    HYBRID,
    /** Chosen by what the plan asks for. */
    AUTO
}
