package io.millrace.formats;

/** Why a record is no row. The names are the stable codes that dead letters carry. */
public enum MalformedCode {
    /** The record has no value at all, such as a tombstone of a compacted topic. */
    NO_VALUE,
    /** The record has more bytes than the format's option allows. */
    RECORD_TOO_LARGE,
    /** Bytes that are no UTF-8. */
    INVALID_UTF8,
    /** Text that is no number of the type wanted. */
    INVALID_NUMBER,
    /** A number that its type cannot hold. */
    NUMBER_OUT_OF_RANGE,
    /** A number with more digits behind the point than its type has. */
    NUMBER_TOO_PRECISE,
    /** Text that is no point in time. */
    INVALID_TIMESTAMP,
    /** Text that is neither true nor false. */
    INVALID_BOOLEAN,
    /** Text that is no base64. */
    INVALID_BASE64,
    /** Not the grammar of RFC 8259. */
    JSON_SYNTAX,
    /** JSON of another kind than the field's type asks for. */
    JSON_TYPE,
    /** A required field is null or not there. */
    JSON_MISSING_FIELD,
    /** Objects and arrays in one another beyond the limit. */
    JSON_TOO_DEEP,
    /** Not the grammar of RFC 4180. */
    CSV_SYNTAX,
    /** More or fewer columns than the header, or the job, names. */
    CSV_COLUMNS,
    /** There is no header, or it names a field that the job wants not at all or twice. */
    CSV_HEADER,
    /** A required field is empty. */
    CSV_MISSING_FIELD,
    /** Does not begin as records of the format columns do. */
    COLUMNS_MAGIC,
    /** Written in a version of the format columns that this program does not know. */
    COLUMNS_VERSION,
    /** Shorter, or longer, than its header says. */
    COLUMNS_TRUNCATED,
    /** Not the bytes that were written. */
    COLUMNS_CHECKSUM,
    /** Written by other rules than those of the format columns. */
    COLUMNS_CORRUPT,
    /** A column is of another type than the field. */
    COLUMNS_TYPE,
    /** There is no column for a required field, or it has nulls. */
    COLUMNS_MISSING_FIELD
}
