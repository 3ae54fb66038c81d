package io.millrace.formats.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.BooleanColumnBuilder;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DecimalColumnBuilder;
import io.millrace.model.data.DoubleColumnBuilder;
import io.millrace.model.data.Field;
import io.millrace.model.data.IntColumnBuilder;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Selection;
import io.millrace.model.plan.Template;
import io.millrace.model.spi.EncodedRecords;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TemplateRendererTest {
    private static final Schema SCHEMA = Schema.of(
            Field.nullable("name", DataType.Scalar.STRING),
            Field.nullable("time", DataType.Scalar.TIMESTAMP),
            Field.nullable("count", DataType.Scalar.INT),
            Field.nullable("total", DataType.Scalar.BIGINT),
            Field.nullable("share", DataType.Scalar.DOUBLE),
            Field.nullable("flag", DataType.Scalar.BOOLEAN),
            Field.nullable("price", new DataType.Decimal(10, 2)));

    @Test
    void writesEveryTypeAndRendering() {
        assertThat(render("region:{name}:window:{time:millis}", rows()))
                .containsExactly("region:Zürich:window:60000", "region::window:");
        assertThat(render("{time}|{time:micros}", rows())).containsExactly("1970-01-01T00:01:00Z|60000000", "|");
        assertThat(render("price:{price}", rows())).containsExactly("price:-0.50", "price:");
        assertThat(render("{count}/{total}/{share}/{flag}{{}}", rows())).containsExactly("-7/8/0.5/true{}", "///{}");
    }

    @Test
    void writesSelectedRowsOnly() {
        assertThat(render("<{name}>", rows().select(Selection.of(new int[] {1}, 1))))
                .containsExactly("<>");
    }

    @Test
    void goesOnBehindWhatIsThere() {
        EncodedRecords out = new EncodedRecords();
        TemplateRenderer renderer = new TemplateRenderer(Template.parse("{count}"), SCHEMA);
        renderer.render(rows(), out);
        renderer.render(rows(), out);

        assertThat(texts(out)).containsExactly("-7", "", "-7", "");
    }

    @Test
    void refusesFieldsThatAreNotThere() {
        assertThatThrownBy(() -> render("{nme}", rows()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'nme'")
                .hasMessageContaining("name STRING");
    }

    @Test
    void refusesMillisecondsOfWhatIsNoTime() {
        assertThatThrownBy(() -> render("{count:millis}", rows()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("count is INT")
                .hasMessageContaining("TIMESTAMP");
    }

    private static Batch rows() {
        BatchBuilder builder = new BatchBuilder(SCHEMA, 2);
        ((BytesColumnBuilder) builder.column(0)).append("Zürich".getBytes(StandardCharsets.UTF_8));
        ((LongColumnBuilder) builder.column(1)).append(60_000_000);
        ((IntColumnBuilder) builder.column(2)).append(-7);
        ((LongColumnBuilder) builder.column(3)).append(8);
        ((DoubleColumnBuilder) builder.column(4)).append(0.5);
        ((BooleanColumnBuilder) builder.column(5)).append(true);
        ((DecimalColumnBuilder) builder.column(6)).append(new BigDecimal("-0.50"));
        builder.endRow();
        for (int i = 0; i < SCHEMA.size(); i++) {
            builder.column(i).appendNull();
        }
        builder.endRow();
        return builder.build();
    }

    private static List<String> render(String template, Batch rows) {
        EncodedRecords out = new EncodedRecords();
        new TemplateRenderer(Template.parse(template), rows.schema()).render(rows, out);
        return texts(out);
    }

    private static List<String> texts(EncodedRecords out) {
        return IntStream.range(0, out.count()).mapToObj(out::string).toList();
    }
}
