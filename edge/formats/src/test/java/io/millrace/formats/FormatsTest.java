package io.millrace.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.spi.Format;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class FormatsTest {
    @Test
    void areFoundByName() {
        assertThat(ServiceLoader.load(Format.class))
                .extracting(Format::name)
                .containsExactlyInAnyOrder("csv", "json", "raw");
    }
}
