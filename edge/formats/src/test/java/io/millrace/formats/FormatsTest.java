package io.millrace.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.option.Option;
import io.millrace.model.spi.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class FormatsTest {
    @Test
    void everyCodeAndOptionIsExplained() throws IOException {
        String reference = Files.readString(Repository.file("docs/formats.md"));

        assertThat(MalformedCode.values()).allMatch(code -> reference.contains("| `" + code + "` |"));
        assertThat(ServiceLoader.load(Format.class))
                .flatExtracting(Format::options)
                .extracting(Option::name)
                .allMatch(name -> reference.contains("`" + name + "`"));
    }

    @Test
    void areFoundByName() {
        assertThat(ServiceLoader.load(Format.class))
                .extracting(Format::name)
                .containsExactlyInAnyOrder("columns", "csv", "json", "raw");
    }
}
