package io.millrace.model.plan;

import io.millrace.model.data.DataType;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What a job may ask of an engine, and which engines have it: the one table that validation reads. */
public enum Capability {
    /** To run at all. */
    JOBS("run jobs"),
    DECIMAL("handle values of type DECIMAL"),
    ARRAY("handle values of type ARRAY"),
    MAP("handle values of type MAP"),
    ROW("handle values of type ROW"),
    MIN_MAX_OF_OTHER_TYPES("compute MIN and MAX of types other than INT, BIGINT, DOUBLE and TIMESTAMP"),
    WINDOW_OF_WINDOW("put windows over the results of windows");

    private static final Map<EngineType, Set<Capability>> TABLE = Map.of(
            EngineType.SIMD, EnumSet.of(JOBS, DECIMAL, ARRAY, MAP, ROW, WINDOW_OF_WINDOW, MIN_MAX_OF_OTHER_TYPES),
            EngineType.FLINK, EnumSet.noneOf(Capability.class),
            EngineType.HYBRID, EnumSet.noneOf(Capability.class));

    private final String description;

    Capability(String description) {
        this.description = description;
    }

    /** For messages, behind "the engine can": {@code handle values of type DECIMAL}. */
    public String description() {
        return description;
    }

    /** Whether the engine has it; for AUTO, whether any engine that runs jobs has. */
    public boolean in(EngineType engine) {
        return TABLE.entrySet().stream()
                .filter(row -> engine == EngineType.AUTO ? row.getValue().contains(JOBS) : row.getKey() == engine)
                .anyMatch(row -> row.getValue().contains(this));
    }

    /** What handling values of a type asks for. */
    public static Set<Capability> of(DataType type) {
        Set<Capability> needed = EnumSet.noneOf(Capability.class);
        gather(type, needed);
        return needed;
    }

    private static void gather(DataType type, Set<Capability> needed) {
        switch (type) {
            case DataType.Scalar ignored -> {}
            case DataType.Decimal ignored -> needed.add(DECIMAL);
            case DataType.Array array -> {
                needed.add(ARRAY);
                gather(array.element(), needed);
            }
            case DataType.Map map -> {
                needed.add(MAP);
                gather(map.key(), needed);
                gather(map.value(), needed);
            }
            case DataType.Row row -> {
                needed.add(ROW);
                row.fields().forEach(field -> gather(field.type(), needed));
            }
        }
    }
}
