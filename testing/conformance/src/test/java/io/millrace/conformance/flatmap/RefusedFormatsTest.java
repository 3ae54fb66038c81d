package io.millrace.conformance.flatmap;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.document.Syntax;
import io.millrace.model.error.Problem;
import io.millrace.model.jobfile.JobFile;
import io.millrace.model.jobfile.LoadedJob;
import io.millrace.model.spi.Catalog;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A job whose formats have no form for its nested values is refused before it runs. */
class RefusedFormatsTest {
    private static final String JOB = """
            name: refused
            configuration:
              sources:
                - id: in
                  connector: file
                  path: in
                  format: %s
                  schema: [{name: value, type: '%s'}]
              sinks:
                - {id: out, connector: console, format: %s}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            csv  | ARRAY<INT>         | json | sources[0] | the format csv does not have all types: 'value' is ARRAY<INT>
            json | MAP<STRING, INT>   | csv  | sinks[0]   | the format csv does not have all types: 'value' is MAP<STRING,INT>
            json | MAP<INT, INT>      | json | sources[0] | the format json does not have all types: 'value' is MAP<INT,INT>
            json | ROW<a ROW<b INT>>  | csv  | sinks[0]   | the format csv does not have all types: 'value' is ROW<a ROW<b INT>>
            """)
    void saysWhichFieldsAFormatHasNoFormFor(String reads, String type, String writes, String place, String message) {
        LoadedJob job = JobFile.load(JOB.formatted(reads, type, writes), Syntax.YAML, Catalog.installed(), List.of());

        assertThat(job).isInstanceOfSatisfying(LoadedJob.Invalid.class, invalid -> assertThat(invalid.problems())
                .filteredOn(problem -> problem.describe().contains(place))
                .extracting(Problem::describe)
                .singleElement()
                .asString()
                .contains("UNSUITABLE_FORMAT configuration." + place + ".format: " + message));
    }
}
