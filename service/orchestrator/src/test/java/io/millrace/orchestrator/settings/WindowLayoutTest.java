package io.millrace.orchestrator.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowLayoutTest {

    @Test
    void theDocumentedKeys() {
        assertThat(WindowLayout.DEFAULT.windowsOf("CA")).isEqualTo("region:CA:windows");
        assertThat(WindowLayout.DEFAULT.window("CA", "980985540000")).isEqualTo("region:CA:window:980985540000");
    }

    @Test
    void aRegionIsNoPlaceholder() {
        assertThat(WindowLayout.DEFAULT.window("{timestamp}", "5")).isEqualTo("region:{timestamp}:window:5");
    }
}
