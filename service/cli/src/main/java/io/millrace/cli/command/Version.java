package io.millrace.cli.command;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of Millrace, from the jar's manifest. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"millrace " + number()};
    }

    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not from a jar)");
    }
}
