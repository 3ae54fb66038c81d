package io.millrace.expressions;

import static io.millrace.expressions.Cases.expression;
import static io.millrace.expressions.Cases.values;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CodeFunctionsTest {
    static Stream<Arguments> results() {
        return Stream.of(
                arguments("MD5(s)", values("s", ""), "d41d8cd98f00b204e9800998ecf8427e"),
                arguments("MD5(CAST(s AS BYTES))", values("s", "abc"), "900150983cd24fb0d6963f7d28e17f72"),
                arguments("MD5(s)", values(), null),
                arguments(
                        "SHA256(s)",
                        values("s", ""),
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
                arguments("CRC32(s)", values("s", ""), 0L),
                arguments("CRC32(s)", values("s", "123456789"), 3_421_780_262L),
                arguments("MURMUR3(s)", values("s", ""), 0),
                arguments("MURMUR3(s)", values("s", "a"), 1_009_084_850),
                arguments("MURMUR3(s)", values("s", "ab"), -1_681_926_305),
                arguments("MURMUR3(s)", values("s", "abc"), -1_277_324_294),
                arguments("MURMUR3(s)", values("s", "é"), 269_551_495),
                arguments("MURMUR3(s)", values("s", "hello, world"), 345_750_399),
                arguments("MURMUR3(s)", values("s", "The quick brown fox jumps over the lazy dog"), 776_992_547),
                arguments("XXHASH64(s)", values("s", ""), -1_205_034_819_632_174_695L),
                arguments("XXHASH64(s)", values("s", "abc"), 4_952_883_123_889_572_249L),
                arguments("BASE64_ENCODE(s)", values("s", ""), ""),
                arguments("BASE64_ENCODE(s)", values("s", "f"), "Zg=="),
                arguments("BASE64_ENCODE(s)", values("s", "fo"), "Zm8="),
                arguments("BASE64_ENCODE(s)", values("s", "foo"), "Zm9v"),
                arguments("BASE64_ENCODE(s)", values("s", "ÿ>~?ÿ"), "w78+fj/Dvw=="),
                arguments("BASE64_DECODE(s)", values("s", ""), ""),
                arguments("BASE64_DECODE(s)", values("s", "Zg=="), "66"),
                arguments("BASE64_DECODE(s)", values("s", "Zg"), "66"),
                arguments("BASE64_DECODE(s)", values("s", "Zm8="), "666f"),
                arguments("BASE64_DECODE(s)", values("s", "w78+fj/Dvw=="), "c3bf3e7e3fc3bf"),
                arguments("BASE64_DECODE(s)", values("s", "Zg="), null),
                arguments("BASE64_DECODE(s)", values("s", "Zh=="), null),
                arguments("BASE64_DECODE(s)", values("s", "Z"), null),
                arguments("BASE64_DECODE(s)", values("s", "Zm=v"), null),
                arguments("BASE64_DECODE(s)", values("s", "Zm 8"), null),
                arguments("BASE64_DECODE(s)", values("s", "===="), null),
                arguments("BASE64_DECODE(s)", values("s", "é==="), null),
                arguments("BASE64_DECODE(s)", values(), null),
                arguments("HEX_ENCODE(s)", values("s", "aÿ"), "61c3bf"),
                arguments("HEX_DECODE(s)", values("s", "00fFA1"), "00ffa1"),
                arguments("HEX_DECODE(s)", values("s", "0"), null),
                arguments("HEX_DECODE(s)", values("s", "0g"), null),
                arguments("HEX_DECODE(s)", values("s", "é"), null),
                arguments("URL_ENCODE(s)", values("s", "aZ09-._~"), "aZ09-._~"),
                arguments("URL_ENCODE(s)", values("s", "a+b/ü?"), "a%2Bb%2F%C3%BC%3F"),
                arguments("URL_DECODE(s)", values("s", "a%2bb+%C3%BC"), "a+b+ü"),
                arguments("URL_DECODE(s)", values("s", "%"), null),
                arguments("URL_DECODE(s)", values("s", "%2"), null),
                arguments("URL_DECODE(s)", values("s", "%2x"), null),
                arguments("URL_DECODE(s)", values("s", "%C3"), null),
                arguments("URL_DECODE(s)", values("s", ""), ""),
                arguments("UUID(s)", values("s", "https://example.org"), "0d092af3-c9f8-531f-9cc3-9db40a0750ef"),
                arguments("UUID(s)", values("s", "é"), "10e1d6de-dc68-53f0-883a-30ec870dd739"),
                arguments("UUID(s)", values(), null));
    }

    @ParameterizedTest
    @MethodSource("results")
    void computes(String sql, List<@Nullable Object> row, @Nullable Object expected) {
        Cases.check(expression(sql), row, expected);
    }
}
