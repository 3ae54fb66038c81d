package io.millrace.connectors.datagen;

import io.millrace.model.option.Option;
import io.millrace.model.option.Option.Kind;
import io.millrace.model.option.OptionFault;
import io.millrace.model.option.Options;
import java.util.List;
import java.util.stream.Stream;

/** The settings of the source, by generator. Those of one generator have no declared defaults, so that it shows if a job gives them to the other. */
final class DatagenOptions {
    static final String GENERATOR = "generator";
    static final String NUMBER_OF_ROWS = "numberOfRows";
    static final String ROWS_PER_SECOND = "rowsPerSecond";
    static final String SEED = "seed";
    static final String SPLITS = "splits";
    static final String FIELDS = "fields";
    static final String NULLS = "nulls";

    private static final int MAX_SPLITS = 1024;
    private static final long MAX_RATE = 1_000_000_000;

    private static final List<Option> OF_ALL = List.of(
            Option.choice(
                    GENERATOR,
                    "FIELDS",
                    List.of("FIELDS", "NEXMARK"),
                    "What is made up: rows field by field, or people, auctions and bids as in nexmark/nexmark."),
            Option.optional(
                            NUMBER_OF_ROWS,
                            Kind.INTEGER,
                            "How many rows, or events of all kinds, are made by all splits together; without it there is no end.")
                    .between(1, Long.MAX_VALUE),
            Option.optional(
                            ROWS_PER_SECOND,
                            Kind.INTEGER,
                            "How many of them a second, by the clock; without it as fast as they are taken.")
                    .between(1, MAX_RATE),
            Option.withDefault(SEED, Kind.INTEGER, "1", "Another seed gives other rows, the same one the same."),
            Option.withDefault(
                            SPLITS,
                            Kind.INTEGER,
                            "1",
                            "How many splits share the rows; together they have what one would have.")
                    .between(1, MAX_SPLITS));

    static final List<Option> OF_FIELDS = List.of(
            Option.optional(
                    FIELDS,
                    Kind.STRING_MAP,
                    "FIELDS: the generator of each field: sequence(first, step), random(least, most), oneOf(value, ...),"
                            + " text(least, most) or timestamp(first, step); other fields get one by their type."),
            Option.optional(
                    NULLS, Kind.STRING_MAP, "FIELDS: the share of rows, such as 5%, in which a field is null."));

    static final List<Option> OF_NEXMARK = NexmarkOptions.ALL;

    static final List<Option> ALL =
            Stream.of(OF_ALL, OF_FIELDS, OF_NEXMARK).flatMap(List::stream).toList();

    private DatagenOptions() {}

    /** Refuses the settings of the generator that is not meant. */
    static void refuse(List<Option> others, String generator, Options options, List<OptionFault> faults) {
        for (Option option : others) {
            if (options.has(option.name())) {
                faults.add(new OptionFault(
                        option.name(),
                        "UNKNOWN_FIELD",
                        "'" + option.name() + "' is a setting of the generator " + generator,
                        "",
                        "generator: " + generator));
            }
        }
    }
}
