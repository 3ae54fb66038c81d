package io.millrace.conformance.columns;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.document.Syntax;
import io.millrace.model.error.Problem;
import io.millrace.model.jobfile.JobFile;
import io.millrace.model.jobfile.LoadedJob;
import io.millrace.model.spi.Catalog;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sink that needs a record for each row refuses a format whose records hold many. */
class SinksOfManyRowsTest {
    private static final String JOB = """
            name: job
            configuration:
              sources:
                - {id: in, connector: file, path: in, format: json, schema: [{name: value, type: STRING}]}
              sinks:
                - {id: out, %s, format: columns}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            connector: console                                | it prints a line for each
            connector: redis, key: '{value}'                  | each row has a key of its own
            connector: kafka, topic: t, key: '{value}'        | 'key' is made of the fields of one
            connector: kafka, topic: t, keyField: value       | 'keyField' is made of the fields of one
            connector: kafka, topic: t, headers: [value]      | 'headers' is made of the fields of one
            """)
    void isRefusedBeforeTheJobRuns(String sink, String reason) {
        assertThat(problems(sink))
                .singleElement()
                .asString()
                .contains("UNSUITABLE_FORMAT configuration.sinks[0].format: ")
                .contains(" sink needs a format with a record for each row, because " + reason
                        + "; records of the format columns hold many rows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"connector: file, path: out", "connector: kafka, topic: t"})
    void othersTakeIt(String sink) {
        assertThat(problems(sink)).isEmpty();
    }

    private static List<String> problems(String sink) {
        return switch (JobFile.load(JOB.formatted(sink), Syntax.YAML, Catalog.installed(), List.of())) {
            case LoadedJob.Valid valid -> List.of();
            case LoadedJob.Invalid invalid ->
                invalid.problems().stream().map(Problem::describe).toList();
        };
    }
}
