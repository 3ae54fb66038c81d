package io.millrace.cli.command;

import io.millrace.cli.failure.LogFile;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option of all commands that leave something behind. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where logs and the data of embedded services are kept (default: "
                    + LogFile.DEFAULT_DATA_DIRECTORY + ").")
    private Path directory = Path.of(LogFile.DEFAULT_DATA_DIRECTORY);

    /** The directory, to which the log moves with the call. */
    Path use(Surroundings surroundings) {
        surroundings.log().moveTo(directory);
        return directory;
    }
}
