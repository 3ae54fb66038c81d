package io.millrace.orchestrator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://127.0.0.1:5011, 127.0.0.1, 5011, https://127.0.0.1:5011",
        "HTTPS://localhost:0/, localhost, 0, https://localhost:0",
        "https://localhost, localhost, 77, https://localhost:77",
        "https://+:5011, 0.0.0.0, 5011, https://127.0.0.1:5011",
        "https://*, 0.0.0.0, 77, https://127.0.0.1:77",
        "https://[::1]:1, ::1, 1, https://[::1]:1"
    })
    void reads(String text, String host, int port, String url) {
        ListenAddress address = ListenAddress.parse(text, 77);

        assertThat(address).isEqualTo(new ListenAddress(host, port));
        assertThat(address.url(port)).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:5011, the scheme must be https",
        "127.0.0.1:5011, not a URL",
        "5011, the scheme must be https",
        "https://:5011, not of the form",
        "https://user@host:1, not of the form",
        "https://host:1/path, a path is not allowed",
        "https://host:65536, the port must be from 0 to 65535",
        "https://a:1;https://b:2, one address is supported",
        "https://a b:1, not a URL"
    })
    void refuses(String text, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ListenAddress.parse(text, 77))
                .withMessageContaining(reason);
    }
}
