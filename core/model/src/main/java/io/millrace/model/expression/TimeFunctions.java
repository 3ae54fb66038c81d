package io.millrace.model.expression;

import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.expression.SqlFunction.Family;
import io.millrace.model.expression.SqlFunction.Nulls;
import java.util.List;

/** Functions of points in time. Units, formats and zones are constants; a zone is UTC unless it is given. */
final class TimeFunctions {
    static final List<SqlFunction> ALL = List.of(
            of(ScalarFunction.DATE_TRUNC)
                    .takes(Parameter.TIME_UNIT, Parameter.TIMESTAMP)
                    .optionally(Parameter.ZONE)
                    .gives(Scalar.TIMESTAMP)
                    .says(
                            "The start of the MICROSECOND, MILLISECOND, SECOND, MINUTE, HOUR, DAY, WEEK (Monday), MONTH, QUARTER or YEAR by the clocks of the zone.",
                            "DATE_TRUNC('HOUR', TIMESTAMP '2001-01-31T14:05:00Z')",
                            "2001-01-31T14:00:00Z"),
            of(ScalarFunction.EXTRACT)
                    .takes(Parameter.TIME_FIELD, Parameter.TIMESTAMP)
                    .optionally(Parameter.ZONE)
                    .gives(Scalar.BIGINT)
                    .says(
                            "A part of the time by the clocks of the zone: MICROSECOND, MILLISECOND (both of the second), SECOND, MINUTE, HOUR, DAY, MONTH, "
                                    + "QUARTER, YEAR; DOW (1 is Monday), DOY, WEEK and ISO_YEAR (ISO 8601). Also EXTRACT(HOUR FROM t).",
                            "EXTRACT(HOUR FROM TIMESTAMP '2001-01-31T14:05:00Z')",
                            "14"),
            of(ScalarFunction.FORMAT_TIMESTAMP)
                    .takes(Parameter.TIMESTAMP, Parameter.TIME_FORMAT)
                    .optionally(Parameter.ZONE)
                    .gives(Scalar.STRING)
                    .says(
                            "The time as the format says, in letters of java.time's DateTimeFormatter, with English names.",
                            "FORMAT_TIMESTAMP(TIMESTAMP '2001-01-31T14:05:00Z', 'dd.MM.yyyy HH:mm', 'Europe/Berlin')",
                            "31.01.2001 15:05"),
            of(ScalarFunction.PARSE_TIMESTAMP)
                    .takes(Parameter.STRING, Parameter.READ_FORMAT)
                    .optionally(Parameter.ZONE)
                    .gives(Scalar.TIMESTAMP)
                    .nullIf(Nulls.ALWAYS)
                    .says(
                            "The time that the text is in the format; null if it is none. An offset in the text comes before the zone; "
                                    + "what the format leaves out is the first: midnight, January, the 1st.",
                            "PARSE_TIMESTAMP('31.01.2001 15:05', 'dd.MM.yyyy HH:mm', 'Europe/Berlin')",
                            "2001-01-31T14:05:00Z"),
            of(ScalarFunction.TO_EPOCH)
                    .takes(Parameter.TIMESTAMP)
                    .optionally(Parameter.EPOCH_UNIT)
                    .gives(Scalar.BIGINT)
                    .says(
                            "Whole SECONDs since 1970-01-01T00:00:00Z, or MILLISECONDs or MICROSECONDs, rounded down.",
                            "TO_EPOCH(TIMESTAMP '2001-01-31T14:05:00Z')",
                            "980949900"),
            of(ScalarFunction.FROM_EPOCH)
                    .takes(Parameter.BIGINT)
                    .optionally(Parameter.EPOCH_UNIT)
                    .gives(Scalar.TIMESTAMP)
                    .says(
                            "The time so many SECONDs after 1970-01-01T00:00:00Z, or MILLISECONDs or MICROSECONDs.",
                            "FROM_EPOCH(980949900123, 'MILLISECOND')",
                            "2001-01-31T14:05:00.123Z"));

    private TimeFunctions() {}

    private static Declaration of(ScalarFunction function) {
        return new Declaration(Family.TIME, function);
    }
}
