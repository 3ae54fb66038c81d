package io.millrace.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.cli.demo.DemoScript.Column;
import io.millrace.cli.demo.DemoScript.TableOfBusiest;
import io.millrace.cli.demo.ServedResults.Region;
import java.util.List;
import org.junit.jupiter.api.Test;

class BusiestTableTest {
    private static final TableOfBusiest DESCRIPTION = new TableOfBusiest(
            "busiest",
            2,
            List.of(
                    new Column("id", "group", 0),
                    new Column("n", "count", 0),
                    new Column("mean", "mean", 1),
                    new Column("none", "none", 0)));

    @Test
    void showsTheLatestRowOfThoseWithTheLargestCounts() throws Exception {
        ServedResults results = new ServedResults(
                List.of(
                        new Region("a", 10, json("{\"id\":\"a\",\"n\":1,\"mean\":1.25,\"none\":null}")),
                        new Region("b", 30, json("{\"id\":\"b\",\"n\":1234,\"mean\":2,\"none\":null}")),
                        new Region("c", 20, json("{\"id\":\"c\",\"n\":3,\"mean\":3.0,\"none\":7}"))),
                6,
                60);

        assertThat(BusiestTable.lines(DESCRIPTION, results))
                .containsExactly(
                        "group  count  mean  none", //
                        "-----  -----  ----  ----",
                        "b      1,234     2     -",
                        "c          3   3.0     7");
    }

    @Test
    void regionsWithEqualCountsStandInTheOrderOfTheirNames() throws Exception {
        JsonNode row = json("{}");
        ServedResults results = new ServedResults(List.of(new Region("b", 1, row), new Region("a", 1, row)), 2, 2);

        assertThat(results.busiest(2)).extracting(Region::id).containsExactly("a", "b");
    }

    @Test
    void isAHeaderWithoutResults() {
        assertThat(BusiestTable.lines(DESCRIPTION, new ServedResults(List.of(), 0, 0)))
                .hasSize(2);
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
