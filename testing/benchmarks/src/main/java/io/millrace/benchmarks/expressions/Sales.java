package io.millrace.benchmarks.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.DoubleColumnBuilder;
import io.millrace.model.data.Field;
import io.millrace.model.data.IntColumnBuilder;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** One batch of seeded sales; one in twenty has no discount, another one no quantity. */
final class Sales {
    static final Schema SCHEMA = Schema.of(
            Field.required("auction", Scalar.BIGINT),
            Field.required("price", Scalar.BIGINT),
            Field.required("fee", Scalar.BIGINT),
            Field.nullable("discount", Scalar.DOUBLE),
            Field.nullable("quantity", Scalar.INT),
            Field.required("channel", Scalar.STRING),
            Field.required("url", Scalar.STRING),
            Field.required("code", Scalar.STRING),
            Field.required("extra", Scalar.STRING),
            Field.required("date_time", Scalar.TIMESTAMP));

    private static final long SEED = 7;
    private static final int NULLS = 20;
    private static final long FIRST_MICROS = 1_750_000_000_000_000L;
    private static final long SPAN_MICROS = 86_400_000_000L;
    private static final List<String> CHANNELS = List.of("Google", "Facebook", "Baidu", "Apple", "a small shop");

    private final List<Sale> rows = new ArrayList<>();
    private final Batch batch;

    Sales(int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < count; i++) {
            rows.add(sale(random));
        }
        batch = Batch.of(
                SCHEMA,
                List.of(
                        longs(Sale::auction),
                        longs(Sale::price),
                        longs(Sale::fee),
                        discounts(),
                        quantities(),
                        texts(Sale::channel),
                        texts(Sale::url),
                        texts(Sale::code),
                        texts(Sale::extra),
                        longs(Sale::timeMicros)),
                count);
    }

    private static Sale sale(SplittableRandom random) {
        long item = random.nextLong(100_000);
        return new Sale(
                random.nextLong(1000, 101_000),
                random.nextLong(1, 10_000_000),
                random.nextLong(1, 1000),
                random.nextInt(NULLS) == 0 ? null : random.nextInt(100) / 4.0,
                random.nextInt(NULLS) == 0 ? null : random.nextInt(10),
                CHANNELS.get(random.nextInt(CHANNELS.size())),
                (random.nextBoolean() ? "https" : "http") + "://shop.example/bid?item=" + item,
                Long.toString(random.nextLong(1_000_000_000)),
                "{\"item\":{\"id\":" + item + ",\"name\":\"thing\"},\"note\":\"as seen\"}",
                FIRST_MICROS + random.nextLong(SPAN_MICROS));
    }

    /** The rows one by one. */
    List<Sale> rows() {
        return rows;
    }

    /** The same rows as columns. */
    Batch batch() {
        return batch;
    }

    private Column longs(ToLongFunction<Sale> values) {
        LongColumnBuilder builder = new LongColumnBuilder(rows.size());
        rows.forEach(sale -> builder.append(values.applyAsLong(sale)));
        return builder.build();
    }

    private Column texts(Function<Sale, String> values) {
        BytesColumnBuilder builder = new BytesColumnBuilder(rows.size());
        rows.forEach(sale -> builder.append(values.apply(sale).getBytes(StandardCharsets.UTF_8)));
        return builder.build();
    }

    private Column discounts() {
        DoubleColumnBuilder builder = new DoubleColumnBuilder(rows.size());
        for (Sale sale : rows) {
            @Nullable Double discount = sale.discount();
            if (discount == null) {
                builder.appendNull();
            } else {
                builder.append(discount);
            }
        }
        return builder.build();
    }

    private Column quantities() {
        IntColumnBuilder builder = new IntColumnBuilder(rows.size());
        for (Sale sale : rows) {
            @Nullable Integer quantity = sale.quantity();
            if (quantity == null) {
                builder.appendNull();
            } else {
                builder.append(quantity);
            }
        }
        return builder.build();
    }
}
