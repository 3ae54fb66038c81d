package io.millrace.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.millrace.model.data.Batch;
import io.millrace.model.data.Selection;
import io.millrace.testkit.Rows;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rows of up to 18 digits cost no objects: a batch allocates its arrays, which have room for all rows, and nothing more if many
 * rows are selected than if one is but the numbers of the rows that a condition keeps.
 */
class DecimalAllocationTest {
    private static final int ROWS = 4096;

    /** For the number of a kept row. The smallest object is twice as large. */
    private static final long BYTES_A_ROW = 8;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x + y",
                "x - 1",
                "x * 1.19",
                "x * y * x",
                "x / y",
                "x / 3",
                "x % y",
                "y % 0.0000001",
                "l * 0.908",
                "l / x",
                "-x",
                "ABS(x)",
                "SIGN(x)",
                "CEIL(x)",
                "FLOOR(x)",
                "ROUND(x, 1)",
                "GREATEST(x, y)",
                "CAST(x AS INT)",
                "CAST(x AS DOUBLE)",
                "CAST(x AS BOOLEAN)",
                "CAST(x AS DECIMAL(9,1))",
                "CAST(x AS DECIMAL(38,10))",
                "CAST(l AS DECIMAL(25,5))",
                "x = y",
                "x > y",
                "x <> l",
                "x > 1.005",
            })
    void rowsMakeNoObjects(String sql) {
        Batch all = rows();
        Batch one = all.select(Selection.of(new int[] {0}, 1));
        ColumnFunction function = Expressions.columnFunction(Cases.expression(sql));
        // Constants and classes are made by the first batches.
        allocated(function, all);
        allocated(function, one);

        long more = allocated(function, all) - allocated(function, one);

        assertThat(more).as(sql).isLessThan(ROWS * BYTES_A_ROW);
    }

    private static long allocated(ColumnFunction function, Batch rows) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        function.evaluate(rows);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static Batch rows() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            BigDecimal x = BigDecimal.valueOf(i - ROWS / 3L, 2);
            rows.add(Cases.values(
                    "x",
                    x.signum() == 0 ? BigDecimal.valueOf(7, 2) : x,
                    "y",
                    BigDecimal.valueOf(i + 1, 3),
                    "l",
                    1000L * i));
        }
        return Rows.batch(Cases.SCHEMA, rows);
    }
}
