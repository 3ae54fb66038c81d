package io.millrace.model.expression;

import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.expression.SqlFunction.Family;
import io.millrace.model.expression.SqlFunction.Nulls;
import java.util.List;

/** Functions of text. */
final class TextFunctions {
    static final List<SqlFunction> ALL = List.of(
            of(ScalarFunction.UPPER)
                    .takes(Parameter.STRING)
                    .says(
                            "The text in upper case, one character for one (so 'ß' stays), the same in every language.",
                            "UPPER('aé1')",
                            "AÉ1"),
            of(ScalarFunction.LOWER)
                    .takes(Parameter.STRING)
                    .says("The text in lower case, one character for one.", "LOWER('AÉ1')", "aé1"),
            of(ScalarFunction.TRIM)
                    .takes(Parameter.STRING)
                    .optionally(Parameter.STRING)
                    .says(
                            "The text without blanks at both ends, or without any of the characters of the second argument.",
                            "TRIM('xxaxbxyx', 'xy')",
                            "axb"),
            of(ScalarFunction.LTRIM)
                    .takes(Parameter.STRING)
                    .optionally(Parameter.STRING)
                    .says("As TRIM, at the start only.", "LTRIM('  a ')", "a "),
            of(ScalarFunction.RTRIM)
                    .takes(Parameter.STRING)
                    .optionally(Parameter.STRING)
                    .says("As TRIM, at the end only.", "RTRIM('  a ')", "  a"),
            of(ScalarFunction.SUBSTRING)
                    .takes(Parameter.STRING, Parameter.BIGINT)
                    .optionally(Parameter.BIGINT)
                    .says(
                            "The text from a position on, the whole rest or so many characters. Positions before 1 count, but have no character.",
                            "SUBSTRING('stream', 2, 3)",
                            "tre"),
            of(ScalarFunction.CONCAT)
                    .takes(Parameter.STRING)
                    .repeating()
                    .says("The texts one behind the other.", "CONCAT('a', '-', 'b')", "a-b"),
            of(ScalarFunction.REPLACE)
                    .takes(Parameter.STRING, Parameter.STRING, Parameter.STRING)
                    .says(
                            "The first text with the third in place of each second, from the start and without overlap. Empty text is nowhere.",
                            "REPLACE('aaa', 'aa', 'b')",
                            "ba"),
            of(ScalarFunction.SPLIT_PART)
                    .takes(Parameter.STRING, Parameter.STRING, Parameter.BIGINT)
                    .nullIf(Nulls.ALWAYS)
                    .says(
                            "Of the parts between the delimiters the one with this number, from 1; from the end if it is negative. "
                                    + "Null if there is no such part. With an empty delimiter the text is one part.",
                            "SPLIT_PART('a,b,c', ',', 2)",
                            "b"),
            of(ScalarFunction.LENGTH)
                    .takes(Parameter.STRING)
                    .gives(Scalar.INT)
                    .says("The number of characters (Unicode code points).", "LENGTH('aé😀')", "3"),
            of(ScalarFunction.POSITION)
                    .takes(Parameter.STRING, Parameter.STRING)
                    .gives(Scalar.INT)
                    .says(
                            "Where the first text stands in the second, from 1; 0 if nowhere. Also POSITION(a IN b).",
                            "POSITION('re', 'stream')",
                            "3"),
            of(ScalarFunction.LPAD)
                    .takes(Parameter.STRING, Parameter.BIGINT)
                    .optionally(Parameter.STRING)
                    .says(
                            "The text filled up to so many characters at its start, with blanks or the third argument over and over. "
                                    + "Longer text loses its end. More than 65,536 bytes: an error.",
                            "LPAD('7', 3, '0')",
                            "007"),
            of(ScalarFunction.RPAD)
                    .takes(Parameter.STRING, Parameter.BIGINT)
                    .optionally(Parameter.STRING)
                    .says("As LPAD, filled up at the end.", "RPAD('7', 3, 'ab')", "7ab"),
            of(ScalarFunction.REVERSE)
                    .takes(Parameter.STRING)
                    .says("The characters from the last to the first.", "REVERSE('abc')", "cba"),
            of(ScalarFunction.REPEAT)
                    .takes(Parameter.STRING, Parameter.BIGINT)
                    .says(
                            "The text so many times; none if the number is negative. More than 65,536 bytes: an error.",
                            "REPEAT('ab', 3)",
                            "ababab"),
            of(ScalarFunction.LEVENSHTEIN)
                    .takes(Parameter.STRING, Parameter.STRING)
                    .gives(Scalar.INT)
                    .says(
                            "How many characters must be added, dropped or changed to make one text the other. More than 4,096 characters: an error.",
                            "LEVENSHTEIN('kitten', 'sitting')",
                            "3"),
            of(ScalarFunction.CONTAINS)
                    .takes(Parameter.STRING, Parameter.STRING)
                    .gives(Scalar.BOOLEAN)
                    .says("Whether the second text stands anywhere in the first.", "CONTAINS('stream', 're')", "true"),
            of(ScalarFunction.STARTS_WITH)
                    .takes(Parameter.STRING, Parameter.STRING)
                    .gives(Scalar.BOOLEAN)
                    .says("Whether the first text starts with the second.", "STARTS_WITH('stream', 'st')", "true"),
            of(ScalarFunction.ENDS_WITH)
                    .takes(Parameter.STRING, Parameter.STRING)
                    .gives(Scalar.BOOLEAN)
                    .says("Whether the first text ends with the second.", "ENDS_WITH('stream', 'st')", "false"));

    private TextFunctions() {}

    private static Declaration of(ScalarFunction function) {
        return new Declaration(Family.TEXT, function).gives(Scalar.STRING);
    }
}
