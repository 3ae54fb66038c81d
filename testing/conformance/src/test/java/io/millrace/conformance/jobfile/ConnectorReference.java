package io.millrace.conformance.jobfile;

import io.millrace.model.option.DurationText;
import io.millrace.model.option.Option;
import io.millrace.model.spi.Catalog;
import io.millrace.model.spi.Connector;
import io.millrace.model.spi.Format;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Writes the options of all connectors and formats as Markdown. */
final class ConnectorReference {
    private static final String HEAD = """
            # Connectors and formats

            Made from what connectors and formats declare; do not edit. [The job file](job-file.md) says where these settings stand and what
            durations and templates look like.
            """;

    private final StringBuilder text = new StringBuilder(HEAD);

    private ConnectorReference() {}

    static String generate(Catalog catalog) {
        ConnectorReference reference = new ConnectorReference();
        reference.text.append("\n## Sources\n");
        catalog.sourceNames()
                .forEach(name -> reference.connector(catalog.source(name).orElseThrow()));
        reference.text.append("\n## Sinks\n");
        catalog.sinkNames()
                .forEach(name -> reference.connector(catalog.sink(name).orElseThrow()));
        reference.text.append("\n## Tables to look up in\n");
        catalog.lookupNames()
                .forEach(name -> reference.connector(catalog.lookup(name).orElseThrow()));
        reference.text.append("\n## Formats\n");
        catalog.formatNames().forEach(name -> {
            Format format = catalog.format(name).orElseThrow();
            reference.section(format.name(), format.description(), format.options());
        });
        return reference.text.toString();
    }

    private void connector(Connector connector) {
        section(connector.name(), connector.description(), connector.options());
        connector.service().ifPresent(service -> text.append("\nThe address comes from `")
                .append(service.option())
                .append("`, else from the environment variable `")
                .append(service.variable())
                .append("`.\n"));
    }

    private void section(String name, String description, List<Option> options) {
        text.append("\n### ").append(name).append("\n\n").append(description).append('\n');
        if (options.isEmpty()) {
            return;
        }
        text.append("\n| Setting | Value | Default | |\n|---|---|---|---|\n");
        for (Option option : options) {
            text.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            option.name(),
                            value(option),
                            option.required()
                                    ? "required"
                                    : option.defaultValue()
                                            .map(value -> "`" + value + "`")
                                            .orElse(""),
                            option.description().replace("|", "\\|")));
        }
    }

    private static String value(Option option) {
        String kind =
                switch (option.kind()) {
                    case STRING -> "text";
                    case INTEGER -> "whole number";
                    case NUMBER -> "number";
                    case BOOLEAN -> "true or false";
                    case DURATION -> "duration";
                    case ENUM -> "`" + String.join("`, `", option.values()) + "`";
                    case FIELDS -> "columns";
                    case FIELD -> "column";
                    case TEMPLATE -> "template";
                    case STRING_MAP -> "mapping of text";
                    case STRING_LIST -> "list of text";
                    case SECRET -> "secret text";
                };
        boolean below = option.minimum() != Long.MIN_VALUE;
        boolean above = option.maximum() != Long.MAX_VALUE;
        if (below && above) {
            return kind + ", " + bound(option, option.minimum()) + " to " + bound(option, option.maximum());
        }
        return below ? kind + ", at least " + bound(option, option.minimum()) : kind;
    }

    private static String bound(Option option, long bound) {
        return option.kind() == Option.Kind.DURATION
                ? DurationText.format(Duration.ofMillis(bound))
                : String.format(Locale.ROOT, "%,d", bound);
    }
}
