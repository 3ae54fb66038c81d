package io.millrace.model.plan;

import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;

/** The rows of a source's port for records that could not be read. */
public final class DeadLetters {
    /** The record as it came, byte by byte; null if it had no value. */
    public static final String VALUE = "value";
    /** The key as it came; null if it had none. */
    public static final String KEY = "key";

    public static final String ERROR_CODE = "error_code";
    public static final String ERROR_MESSAGE = "error_message";
    /** The topic or file. */
    public static final String SOURCE = "source";

    public static final String PARTITION = "partition";
    public static final String OFFSET = "offset";
    /** The time that the outside gave the record; null if none. */
    public static final String TIMESTAMP = "timestamp";

    public static final String JOB = "job";

    public static final Schema SCHEMA = Schema.of(
            Field.nullable(VALUE, Scalar.BYTES),
            Field.nullable(KEY, Scalar.BYTES),
            Field.required(ERROR_CODE, Scalar.STRING),
            Field.required(ERROR_MESSAGE, Scalar.STRING),
            Field.required(SOURCE, Scalar.STRING),
            Field.required(PARTITION, Scalar.INT),
            Field.required(OFFSET, Scalar.BIGINT),
            Field.nullable(TIMESTAMP, Scalar.TIMESTAMP),
            Field.required(JOB, Scalar.STRING));

    private DeadLetters() {}
}
