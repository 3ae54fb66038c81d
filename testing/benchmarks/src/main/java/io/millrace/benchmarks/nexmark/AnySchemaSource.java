package io.millrace.benchmarks.nexmark;

import io.millrace.model.option.Option;
import io.millrace.model.option.Options;
import io.millrace.model.spi.Source;
import io.millrace.model.spi.SourceConnector;
import io.millrace.model.spi.SourceContext;
import java.util.List;

/** Stands for a source while a job with a changed schema is read, which the source itself would refuse. */
record AnySchemaSource(SourceConnector connector) implements SourceConnector {
    @Override
    public String name() {
        return connector.name();
    }

    @Override
    public String description() {
        return connector.description();
    }

    @Override
    public List<Option> options() {
        return connector.options();
    }

    @Override
    public Source open(Options options, SourceContext context) {
        throw new IllegalStateException("another source takes its place");
    }
}
