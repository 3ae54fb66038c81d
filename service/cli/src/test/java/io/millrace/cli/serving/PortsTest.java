package io.millrace.cli.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.model.error.MillraceException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PortsTest {
    private final List<String> messages = new ArrayList<>();

    @Test
    void takesAnyFreePortIfTheUsualOneIsTakenAndSaysSo() throws Exception {
        try (ServerSocket taken = listen()) {
            int port = Ports.choose(OptionalInt.empty(), taken.getLocalPort(), "--port", messages::add);

            assertThat(port).isPositive().isNotEqualTo(taken.getLocalPort());
            assertThat(messages).singleElement().asString().contains(taken.getLocalPort() + " is taken", "--port");
        }
    }

    @Test
    void refusesAPortAskedForThatIsTaken() throws Exception {
        try (ServerSocket taken = listen()) {
            assertThatExceptionOfType(MillraceException.class)
                    .isThrownBy(() -> choose(taken.getLocalPort()))
                    .returns("PORT_IN_USE", MillraceException::code)
                    .withMessageContaining("--port");
        }
    }

    @Test
    void zeroIsAnyPort() {
        assertThat(choose(0)).isPositive();
        assertThat(messages).isEmpty();
    }

    @Test
    void refusesWhatIsNoPort() {
        for (int port : new int[] {-1, 65_536}) {
            assertThatExceptionOfType(MillraceException.class)
                    .isThrownBy(() -> choose(port))
                    .returns("PORT_INVALID", MillraceException::code);
        }
    }

    private int choose(int port) {
        return Ports.choose(OptionalInt.of(port), 5011, "--port", messages::add);
    }

    private static ServerSocket listen() throws Exception {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
