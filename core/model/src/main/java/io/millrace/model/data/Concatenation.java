package io.millrace.model.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Columns of one type, one behind the other, as one. */
public final class Concatenation {
    private Concatenation() {}

    /** @param parts of the same type, at least one; a single one is given back as it is */
    public static Column of(List<? extends Column> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        int size = 0;
        for (Column part : parts) {
            size = Math.addExact(size, part.size());
        }
        Validity validity = validity(parts, size);
        return switch (parts.getFirst()) {
            case BooleanColumn c -> booleans(parts, size, validity);
            case IntColumn c -> {
                int[] values = new int[size];
                copy(parts, part -> ((IntColumn) part).values(), values);
                yield new IntColumn(values, size, validity);
            }
            case LongColumn c -> {
                long[] values = new long[size];
                copy(parts, part -> ((LongColumn) part).values(), values);
                yield new LongColumn(values, size, validity);
            }
            case DoubleColumn c -> {
                double[] values = new double[size];
                copy(parts, part -> ((DoubleColumn) part).values(), values);
                yield new DoubleColumn(values, size, validity);
            }
            case DecimalColumn c -> {
                long[] high = new long[c.type().isWide() ? size : 0];
                long[] low = new long[size];
                if (c.type().isWide()) {
                    copy(parts, part -> ((DecimalColumn) part).high(), high);
                }
                copy(parts, part -> ((DecimalColumn) part).low(), low);
                yield new DecimalColumn(c.type(), high, low, size, validity);
            }
            case BytesColumn c -> bytes(parts, size, validity);
            case ArrayColumn c ->
                new ArrayColumn(
                        children(parts, part -> ((ArrayColumn) part).elements()),
                        offsets(
                                parts,
                                part -> ((ArrayColumn) part).offsets(),
                                part -> ((ArrayColumn) part).elements().size(),
                                size),
                        size,
                        validity);
            case MapColumn c ->
                new MapColumn(
                        children(parts, part -> ((MapColumn) part).keys()),
                        children(parts, part -> ((MapColumn) part).values()),
                        offsets(
                                parts,
                                part -> ((MapColumn) part).offsets(),
                                part -> ((MapColumn) part).keys().size(),
                                size),
                        size,
                        validity);
            case RowColumn c -> {
                List<Column> fields = new ArrayList<>();
                for (int i = 0; i < c.fields().size(); i++) {
                    int field = i;
                    fields.add(
                            children(parts, part -> ((RowColumn) part).fields().get(field)));
                }
                yield new RowColumn(fields, size, validity);
            }
        };
    }

    private static Column children(List<? extends Column> parts, Function<Column, Column> child) {
        return of(parts.stream().map(child).toList());
    }

    private static void copy(List<? extends Column> parts, Function<Column, Object> values, Object target) {
        int at = 0;
        for (Column part : parts) {
            System.arraycopy(values.apply(part), 0, target, at, part.size());
            at += part.size();
        }
    }

    private static Validity validity(List<? extends Column> parts, int size) {
        ValidityBuilder validity = new ValidityBuilder();
        int at = 0;
        for (Column part : parts) {
            for (int row = 0; row < part.size() && !part.validity().allValid(); row++) {
                if (part.validity().isNull(row)) {
                    validity.setNull(at + row);
                }
            }
            at += part.size();
        }
        return validity.build(size);
    }

    private static BooleanColumn booleans(List<? extends Column> parts, int size, Validity validity) {
        long[] words = new long[(size + 63) >>> 6];
        int at = 0;
        for (Column part : parts) {
            BooleanColumn from = (BooleanColumn) part;
            for (int row = 0; row < from.size(); row++, at++) {
                words[at >>> 6] |= (from.get(row) ? 1L : 0L) << at;
            }
        }
        return new BooleanColumn(words, size, validity);
    }

    private static BytesColumn bytes(List<? extends Column> parts, int size, Validity validity) {
        int[] offsets = offsets(
                parts,
                part -> ((BytesColumn) part).offsets(),
                part -> ((BytesColumn) part).offsets()[part.size()],
                size);
        byte[] data = new byte[offsets[size]];
        int at = 0;
        for (Column part : parts) {
            BytesColumn from = (BytesColumn) part;
            int length = from.offsets()[from.size()];
            System.arraycopy(from.data(), 0, data, at, length);
            at += length;
        }
        return new BytesColumn(data, offsets, size, validity);
    }

    /** Offsets into the children, of which all go along. */
    private static int[] offsets(
            List<? extends Column> parts, Function<Column, int[]> offsets, ToIntFunction<Column> length, int size) {
        int[] joined = new int[size + 1];
        int at = 0;
        int shift = 0;
        for (Column part : parts) {
            int[] from = offsets.apply(part);
            for (int row = 0; row <= part.size(); row++) {
                joined[at + row] = Math.addExact(from[row], shift);
            }
            at += part.size();
            shift = Math.addExact(shift, length.applyAsInt(part));
        }
        return joined;
    }
}
