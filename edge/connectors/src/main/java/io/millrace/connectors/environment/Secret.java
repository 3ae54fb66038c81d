package io.millrace.connectors.environment;

import io.millrace.model.error.MillraceException;
import io.millrace.model.spi.ConnectorContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A secret of the process: the variable {@code NAME}, or the content of the file that {@code NAME_FILE} names. */
public final class Secret {
    private Secret() {}

    /**
     * The secret, if it is given; {@code NAME} wins over {@code NAME_FILE}. White space around the content of a file does not count.
     *
     * @throws MillraceException if the file cannot be read or has nothing in it
     */
    public static Optional<String> read(ConnectorContext context, String name) {
        Optional<String> value = context.setting(name);
        return value.isPresent() ? value : context.setting(name + "_FILE").map(file -> content(name, file));
    }

    private static String content(String name, String file) {
        String content;
        try {
            content = Files.readString(Path.of(file)).strip();
        } catch (IOException | IllegalArgumentException e) {
            throw new MillraceException(
                    "SECRET_NOT_READABLE", name + "_FILE names '" + file + "', which cannot be read", e);
        }
        if (content.isEmpty()) {
            throw new MillraceException("SECRET_NOT_READABLE", name + "_FILE names '" + file + "', which is empty");
        }
        return content;
    }
}
