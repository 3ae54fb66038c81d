package io.millrace.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.model.error.MillraceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoScriptTest {
    private final Path file;

    DemoScriptTest(@TempDir Path directory) {
        file = directory.resolve("demo.yaml");
    }

    @Test
    void saysWhatToRunAndShow() throws Exception {
        Files.writeString(file, """
                title: a demonstration
                jobs:
                  - file: first.yaml
                  - {file: second.yaml, once: {sources.in.stopAtEnd: true}}
                results:
                  count: n
                  table:
                    title: a table
                    rows: 3
                    columns:
                      - {field: n, title: number}
                      - {field: mean, title: mean, decimals: 1}
                """);

        DemoScript script = DemoScript.read(file);

        assertThat(script.jobs())
                .containsExactly(
                        new DemoScript.Job("first.yaml", Map.of()),
                        new DemoScript.Job("second.yaml", Map.of("sources.in.stopAtEnd", "true")));
        assertThat(script.results().count()).isEqualTo("n");
        assertThat(script.results().table().columns())
                .containsExactly(new DemoScript.Column("n", "number", 0), new DemoScript.Column("mean", "mean", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "title: nothing to run\njobs: []", "titel: misspelt"})
    void isRefusedInOneLineIfItIsNone(String text) throws Exception {
        Files.writeString(file, text);

        assertThatExceptionOfType(MillraceException.class)
                .isThrownBy(() -> DemoScript.read(file))
                .returns("DEMO_UNREADABLE", MillraceException::code);
    }
}
