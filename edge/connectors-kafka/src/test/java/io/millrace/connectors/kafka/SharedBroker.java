package io.millrace.connectors.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one broker, started by the first that asks and stopped after the last; each test uses topics of its own. */
final class SharedBroker implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Broker.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Broker.class, key -> new Broker(directory()), Broker.class);
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory(Path.of("target"), "broker");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
