package io.millrace.model.expression;

import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.expression.SqlFunction.Family;
import io.millrace.model.expression.SqlFunction.Nulls;
import java.util.List;

/** Hashes and encodings. Text counts as its bytes in UTF-8. */
final class CodeFunctions {
    static final List<SqlFunction> ALL = List.of(
            of(ScalarFunction.MD5)
                    .gives(Scalar.STRING)
                    .says(
                            "The MD5 digest as 32 hexadecimal digits. For joining with what others have hashed; it protects nothing.",
                            "MD5('abc')",
                            "900150983cd24fb0d6963f7d28e17f72"),
            of(ScalarFunction.SHA256)
                    .gives(Scalar.STRING)
                    .says(
                            "The SHA-256 digest as 64 hexadecimal digits.",
                            "SHA256('abc')",
                            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            of(ScalarFunction.CRC32)
                    .gives(Scalar.BIGINT)
                    .says(
                            "The CRC-32 checksum of gzip and zip, from 0 to 4294967295.",
                            "CRC32('123456789')",
                            "3421780262"),
            of(ScalarFunction.MURMUR3)
                    .gives(Scalar.INT)
                    .says("The MurmurHash3 hash of 32 bits with seed 0.", "MURMUR3('hello')", "613153351"),
            of(ScalarFunction.XXHASH64)
                    .gives(Scalar.BIGINT)
                    .says("The XXH64 hash with seed 0.", "XXHASH64('abc')", "4952883123889572249"),
            of(ScalarFunction.BASE64_ENCODE)
                    .gives(Scalar.STRING)
                    .says("The bytes in Base64 with padding (RFC 4648).", "BASE64_ENCODE('stream')", "c3RyZWFt"),
            of(ScalarFunction.BASE64_DECODE, Parameter.STRING)
                    .gives(Scalar.BYTES)
                    .nullIf(Nulls.ALWAYS)
                    .says(
                            "The bytes of a text in Base64, with or without padding; null if it is none.",
                            "CAST(BASE64_DECODE('c3RyZWFt') AS STRING)",
                            "stream"),
            of(ScalarFunction.HEX_ENCODE)
                    .gives(Scalar.STRING)
                    .says("The bytes as lower-case hexadecimal digits.", "HEX_ENCODE('aé')", "61c3a9"),
            of(ScalarFunction.HEX_DECODE, Parameter.STRING)
                    .gives(Scalar.BYTES)
                    .nullIf(Nulls.ALWAYS)
                    .says(
                            "The bytes of hexadecimal digits of either case; null if they are none.",
                            "CAST(HEX_DECODE('61C3A9') AS STRING)",
                            "aé"),
            of(ScalarFunction.URL_ENCODE, Parameter.STRING)
                    .gives(Scalar.STRING)
                    .says(
                            "The text as a part of a URL: all but letters, digits and - . _ ~ as % and two digits (RFC 3986).",
                            "URL_ENCODE('a b&é')", "a%20b%26%C3%A9"),
            of(ScalarFunction.URL_DECODE, Parameter.STRING)
                    .gives(Scalar.STRING)
                    .nullIf(Nulls.ALWAYS)
                    .says(
                            "The text of a part of a URL; a plus stays a plus. Null if a % lacks its digits or the bytes are not UTF-8.",
                            "URL_DECODE('a%20b%26%C3%A9')", "a b&é"),
            of(ScalarFunction.UUID, Parameter.STRING)
                    .gives(Scalar.STRING)
                    .says(
                            "The UUID of a name: version 5 of RFC 9562 in the name space of URLs. The same name has the same UUID, so a replay gives the same rows.",
                            "UUID('https://example.org')",
                            "0d092af3-c9f8-531f-9cc3-9db40a0750ef"));

    private CodeFunctions() {}

    private static Declaration of(ScalarFunction function) {
        return of(function, Parameter.BINARY);
    }

    private static Declaration of(ScalarFunction function, Parameter taken) {
        return new Declaration(Family.CODE, function).takes(taken);
    }
}
