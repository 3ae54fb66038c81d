package io.millrace.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.millrace.cli.terminal.Table.Align;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private final Table table = new Table(List.of("name", "count"), List.of(Align.LEFT, Align.RIGHT));

    @Test
    void alignsTextToTheLeftAndNumbersToTheRight() {
        table.row(List.of("CA", "1,234")).row(List.of("Île-de-France", "7"));

        assertThat(table.lines())
                .containsExactly(
                        "name           count", //
                        "-------------  -----",
                        "CA             1,234",
                        "Île-de-France      7");
    }

    @Test
    void countsCharactersNotUtf16Units() {
        table.row(List.of("\uD83D\uDE80", "1"));

        assertThat(table.lines()).last().isEqualTo("\uD83D\uDE80         1");
    }

    @Test
    void isAHeaderWithoutRows() {
        assertThat(table.lines()).containsExactly("name  count", "----  -----");
    }

    @Test
    void refusesARowOfAnotherWidth() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.row(List.of("CA")))
                .withMessage("1 cells in a table of 2 columns");
    }
}
