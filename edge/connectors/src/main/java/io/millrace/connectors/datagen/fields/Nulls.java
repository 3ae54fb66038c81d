package io.millrace.connectors.datagen.fields;

import io.millrace.connectors.datagen.generator.Chance;
import io.millrace.model.data.Field;
import io.millrace.model.data.Validity;
import io.millrace.model.option.OptionFault;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which rows lack the value of a field.
 *
 * @param share of the rows, 0 to 1
 */
record Nulls(double share, Chance chance) {
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}([.][0-9]{1,9})?%");

    /**
     * @param share as the job says it
     * @param faults takes what is wrong with it
     */
    static Nulls of(Field field, String share, long seed, List<OptionFault> faults) {
        Chance chance = new Chance(seed, "nulls of " + field.name());
        String path = "nulls." + field.name();
        double parsed =
                PERCENT.matcher(share).matches() ? Double.parseDouble(share.replace("%", "")) / 100 : Double.NaN;
        if (!(parsed <= 1)) {
            faults.add(new OptionFault(path, "OUT_OF_BOUNDS", "a share is 0% to 100% of the rows", share, ""));
        } else if (parsed > 0 && !field.nullable()) {
            faults.add(new OptionFault(
                    path, "NOT_NULLABLE", "the schema says that this field is never null", share, "0%"));
        }
        return new Nulls(parsed, chance);
    }

    Validity validity(long[] rows, int count) {
        if (share == 0) {
            return Validity.ALL;
        }
        long[] words = new long[(count + Long.SIZE - 1) / Long.SIZE];
        int nulls = 0;
        for (int i = 0; i < count; i++) {
            boolean valid = Chance.fraction(chance.bits(rows[i])) >= share;
            words[i >>> 6] |= (valid ? 1L : 0L) << i;
            nulls += valid ? 0 : 1;
        }
        return Validity.of(words, nulls);
    }
}
