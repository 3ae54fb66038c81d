package io.millrace.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DisplayTest {
    private static final String UP_ONE_AND_ERASE = "\u001b[1A\r\u001b[J";
    private static final String UP_TWO_AND_ERASE = "\u001b[2A\r\u001b[J";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void drawsTheStateOverTheOneBefore() {
        Display display = on(OptionalInt.of(40));

        display.update(List.of("one", "two"));
        display.update(List.of("three"));
        display.clear();
        display.clear();

        assertThat(text()).isEqualTo("one\ntwo\n" + UP_TWO_AND_ERASE + "three\n" + UP_ONE_AND_ERASE);
    }

    @Test
    void keepsMessagesAboveTheState() {
        Display display = on(OptionalInt.of(40));

        display.update(List.of("state"));
        display.message("done");
        display.update(List.of("state"));

        assertThat(text()).isEqualTo("state\n" + UP_ONE_AND_ERASE + "done\nstate\n");
    }

    @Test
    void cutsLinesThatWouldWrap() {
        on(OptionalInt.of(8)).update(List.of("1234567", "12345678"));

        assertThat(text()).isEqualTo("1234567\n1234567\n");
    }

    @Test
    void writesLineBelowLineWhereNothingCanBeRedrawn() {
        Display display = on(OptionalInt.empty());

        display.update(List.of("one"));
        display.clear();
        display.message("two");
        display.update(List.of("three"));

        assertThat(text()).isEqualTo("one\ntwo\nthree\n");
    }

    @Test
    void doesNotDrawOverWhatIsWrittenBesideIt() {
        Display display = on(OptionalInt.of(40));
        PrintStream rows = display.beside(new PrintStream(written, true, StandardCharsets.UTF_8));

        display.update(List.of("state"));
        rows.print("row");
        rows.flush();
        display.update(List.of("not now"));
        rows.print(" 1\n");
        rows.flush();
        display.update(List.of("state"));

        assertThat(text()).isEqualTo("state\n" + UP_ONE_AND_ERASE + "row 1\nstate\n");
    }

    private Display on(OptionalInt columns) {
        PrintStream stream = new PrintStream(written, true, StandardCharsets.UTF_8);
        return Display.on(new Terminal(stream, stream, columns));
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
