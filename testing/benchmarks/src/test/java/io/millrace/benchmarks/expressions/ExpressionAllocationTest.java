package io.millrace.benchmarks.expressions;

import io.millrace.benchmarks.AllocatedBytes;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.DoubleColumnBuilder;
import io.millrace.model.data.Field;
import io.millrace.model.data.HeapMemory;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.Filter;
import io.millrace.model.plan.Project;
import io.millrace.vector.memory.TaskletMemory;
import io.millrace.vector.operator.FilterOperator;
import io.millrace.vector.operator.Operator;
import io.millrace.vector.operator.Output;
import io.millrace.vector.operator.ProjectOperator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExpressionAllocationTest {
    private static final int ROWS = 256;

    /** RE2/J makes objects for each match. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "REGEXP.*")
    void stepsAllocateNothing(ExpressionCase expression) {
        Sales sales = new Sales(ROWS);
        ExpressionStep step = new ExpressionStep(expression);

        AllocatedBytes.assertNone(() -> step.process(sales.batch()));
    }

    /** As a decoder makes them: other values, other nulls and other rows that stay, in each batch. */
    @Test
    void rowsThatChangeAllocateNothing() {
        Schema schema = Schema.of(Field.required("price", Scalar.BIGINT), Field.nullable("discount", Scalar.DOUBLE));
        Filter filter = new Filter(
                "filter", Edge.main("sales"), SqlText.expression("price > 100 OR discount > 5e0", schema), schema);
        List<Project.Item> items = List.of(
                new Project.Item("cents", SqlText.expression("price * 100", schema)),
                new Project.Item("off", SqlText.expression("COALESCE(discount, 0e0)", schema)));
        Operator first = new FilterOperator(filter, ExpressionErrors.FAIL);
        Operator second =
                new ProjectOperator(new Project("project", Edge.main("filter"), items), ExpressionErrors.FAIL);
        Output end = (port, rows, arrivalMicros) -> {};
        Output between = (port, rows, arrivalMicros) -> second.process(0, rows, arrivalMicros, end);
        TaskletMemory memories = new TaskletMemory();
        BatchBuilder builder = new BatchBuilder(schema, ROWS);
        SplittableRandom random = new SplittableRandom(3);

        AllocatedBytes.assertNone(() -> {
            ColumnMemory memory = memories.open(HeapMemory.HEAP);
            builder.use(memory);
            for (int row = 0; row < ROWS; row++) {
                ((LongColumnBuilder) builder.column(0)).append(random.nextLong(200));
                if (random.nextInt(10) == 0) {
                    builder.column(1).appendNull();
                } else {
                    ((DoubleColumnBuilder) builder.column(1)).append(random.nextInt(10));
                }
                builder.endRow();
            }
            first.process(0, builder.build(), 0, between);
            memory.release();
        });
    }
}
