package io.millrace.connectors.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.connectors.redis.Writing.Row;
import io.millrace.model.data.Batch;
import io.millrace.model.data.Selection;
import io.millrace.model.plan.Template;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IndexSweepTest {
    private final Batch rows = Writing.batch(new Row("a", 1, "x"), new Row("b", 2, "y"), new Row("c", 3, "z"));

    @Test
    void knowsTheKeyAroundTheMember() {
        IndexSweep sweep =
                sweep("id:{id}:at:{at:millis}:of {id}", "{at:millis}").orElseThrow();

        Chunk.Sweep command = sweep.command(rows.select(Selection.of(new int[] {1, 2}, 2)), 1, "index".getBytes(UTF_8));

        assertThat(command.index()).asString().isEqualTo("index");
        assertThat(command.before()).asString().isEqualTo("id:c:at:");
        assertThat(command.behind()).asString().isEqualTo(":of c");
    }

    @Test
    void needsAMemberThatTellsTheKey() {
        assertThat(sweep("{id}", "{at:millis}")).isEmpty();
        assertThat(sweep("{id}:{at:micros}", "{at:millis}")).isEmpty();
        assertThat(sweep("{id}:{at:millis}:{at:millis}", "{at:millis}")).isEmpty();
        assertThat(sweep("{id}:{at:millis}", "1{at:millis}")).isEmpty();
    }

    private static Optional<IndexSweep> sweep(String key, String member) {
        return IndexSweep.of(Template.parse(key), Template.parse(member), Writing.SCHEMA);
    }
}
