package io.millrace.connectors.datagen.fields;

import io.millrace.connectors.datagen.generator.RowGenerator;
import io.millrace.connectors.datagen.generator.Texts;
import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Validity;
import io.millrace.model.option.OptionFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rows of any schema without nested types, a row for each place. Used by one thread. */
public final class FieldsGenerator implements RowGenerator {
    private static final int BATCH_ROWS = 2048;

    private final Schema schema;
    private final List<FieldGenerator> generators;
    private final List<Nulls> nulls;

    private FieldsGenerator(Schema schema, List<FieldGenerator> generators, List<Nulls> nulls) {
        this.schema = schema;
        this.generators = List.copyOf(generators);
        this.nulls = List.copyOf(nulls);
    }

    /**
     * A generator of the rows that a job describes.
     *
     * @param fields what is made of each field, by its name; others get what suits their type
     * @param nullShares how many values of a field are null, by its name, such as {@code 5%}
     * @param faults takes what is wrong with them; the generator is of no use then
     */
    public static FieldsGenerator of(
            Schema schema,
            Map<String, String> fields,
            Map<String, String> nullShares,
            long seed,
            List<OptionFault> faults) {
        checkNames("fields", fields, schema, faults);
        checkNames("nulls", nullShares, schema, faults);
        Texts texts = new Texts(seed, 0);
        List<FieldGenerator> generators = new ArrayList<>();
        List<Nulls> nulls = new ArrayList<>();
        for (Field field : schema.fields()) {
            FieldParser parser = new FieldParser(field.name(), field.type(), seed, texts);
            String text = fields.get(field.name());
            try {
                generators.add(text == null ? parser.otherwise() : parser.parse(text));
            } catch (FieldParser.Refused e) {
                faults.add(e.fault());
            }
            nulls.add(Nulls.of(field, nullShares.getOrDefault(field.name(), "0%"), seed, faults));
        }
        return new FieldsGenerator(schema, generators, nulls);
    }

    private static void checkNames(String option, Map<String, String> given, Schema schema, List<OptionFault> faults) {
        for (String name : given.keySet()) {
            if (!schema.contains(name)) {
                faults.add(new OptionFault(
                        option + "." + name,
                        "UNKNOWN_COLUMN",
                        "the schema has no field '" + name + "'",
                        "",
                        String.join(", ", schema.names())));
            }
        }
    }

    @Override
    public int cycle() {
        return 1;
    }

    @Override
    public int batchPlaces() {
        return BATCH_ROWS;
    }

    @Override
    public Batch rows(long[] places, int count) {
        List<Column> columns = new ArrayList<>(generators.size());
        for (int i = 0; i < generators.size(); i++) {
            Column values = generators.get(i).values(places, count);
            Validity validity = nulls.get(i).validity(places, count);
            columns.add(validity.allValid() ? values : values.withValidity(validity));
        }
        return Batch.of(schema, columns, count);
    }
}
