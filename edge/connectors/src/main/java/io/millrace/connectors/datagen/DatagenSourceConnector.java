package io.millrace.connectors.datagen;

import io.millrace.connectors.datagen.fields.FieldsGenerator;
import io.millrace.connectors.datagen.generator.RowGenerator;
import io.millrace.connectors.datagen.nexmark.EventChoice;
import io.millrace.connectors.datagen.nexmark.NexmarkGenerator;
import io.millrace.model.data.Schema;
import io.millrace.model.error.MillraceException;
import io.millrace.model.option.Option;
import io.millrace.model.option.OptionFault;
import io.millrace.model.option.Options;
import io.millrace.model.spi.Source;
import io.millrace.model.spi.SourceConnector;
import io.millrace.model.spi.SourceContext;
import io.millrace.model.spi.SourceContext.RowsToMake;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Makes up rows: of any schema, or the events of the Nexmark benchmark. */
public final class DatagenSourceConnector implements SourceConnector {
    private enum Generator {
        FIELDS,
        NEXMARK
    }

    @Override
    public String name() {
        return "datagen";
    }

    @Override
    public String description() {
        return "Makes up rows from a seed, the same in every run: of any schema, or the events of the Nexmark benchmark.";
    }

    @Override
    public List<Option> options() {
        return DatagenOptions.ALL;
    }

    @Override
    public boolean makesRows() {
        return true;
    }

    @Override
    public List<OptionFault> check(Options options, Schema schema) {
        List<OptionFault> faults = new ArrayList<>();
        generator(options, schema, faults);
        return faults;
    }

    @Override
    public Source open(Options options, SourceContext context) {
        RowsToMake rows = context.rows().orElseThrow(() -> new IllegalArgumentException("no rows to make"));
        List<OptionFault> faults = new ArrayList<>();
        RowGenerator generator = generator(options, rows.schema(), faults);
        faults.stream().findFirst().ifPresent(fault -> {
            throw new MillraceException(fault.code(), fault.path() + ": " + fault.rule());
        });
        return new DatagenSource(
                generator,
                rows.encoder(),
                Math.toIntExact(options.integer(DatagenOptions.SPLITS)),
                places(options),
                options.optionalInteger(DatagenOptions.ROWS_PER_SECOND)
                        .map(OptionalLong::of)
                        .orElse(OptionalLong.empty()),
                context.connector());
    }

    private static RowGenerator generator(Options options, Schema schema, List<OptionFault> faults) {
        return switch (options.choice(DatagenOptions.GENERATOR, Generator.class)) {
            case FIELDS -> {
                DatagenOptions.refuse(DatagenOptions.OF_NEXMARK, "NEXMARK", options, faults);
                yield FieldsGenerator.of(
                        schema,
                        options.stringMap(DatagenOptions.FIELDS),
                        options.stringMap(DatagenOptions.NULLS),
                        options.integer(DatagenOptions.SEED),
                        faults);
            }
            case NEXMARK -> {
                DatagenOptions.refuse(DatagenOptions.OF_FIELDS, "FIELDS", options, faults);
                yield NexmarkGenerator.of(
                        NexmarkOptions.settings(options, faults),
                        options.has(NexmarkOptions.EVENTS)
                                ? options.choice(NexmarkOptions.EVENTS, EventChoice.class)
                                : EventChoice.ALL,
                        places(options),
                        schema,
                        faults);
            }
        };
    }

    private static long places(Options options) {
        return options.optionalInteger(DatagenOptions.NUMBER_OF_ROWS).orElse(Long.MAX_VALUE);
    }
}
