package io.millrace.cli.failure;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * The only place where log records go: {@code logs/millrace.log} below the data directory. The file is opened with the first
 * record, so that a command that has nothing to say leaves no traces; one that has grown large is kept as
 * {@code millrace.previous.log}.
 */
public final class LogFile extends Handler {
    /** The data directory, unless a command is told otherwise. */
    public static final String DEFAULT_DATA_DIRECTORY = ".millrace";

    /** Time, level, logger, message, trace. */
    private static final String LINE = "%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s - %5$s%6$s%n";

    private static final String NAME = "millrace.log";
    private static final String LOGS = "logs";
    private static final String PREVIOUS = "millrace.previous.log";
    private static final long LARGE_BYTES = 16L << 20;
    /** Strong references: java.util.logging forgets the level of a logger that nobody holds. */
    private static final Logger ROOT = Logger.getLogger("");

    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private Path directory;
    private @Nullable OutputStream stream;

    private LogFile(Path directory) {
        this.directory = directory;
        System.setProperty("java.util.logging.SimpleFormatter.format", LINE);
        setFormatter(new SimpleFormatter());
        setErrorManager(new OneWarning());
    }

    /** Takes the place of all other destinations. */
    public static LogFile install() {
        LogFile file = new LogFile(Path.of(DEFAULT_DATA_DIRECTORY).resolve(LOGS));
        LogManager.getLogManager().reset();
        ROOT.setLevel(Level.INFO);
        ROOT.addHandler(file);
        // Kafka's clients write their whole configuration at INFO, at each start.
        KAFKA.setLevel(Level.WARNING);
        return file;
    }

    /** From now on below this data directory. */
    public synchronized void moveTo(Path dataDirectory) {
        Path wanted = dataDirectory.resolve(LOGS);
        if (!wanted.equals(directory)) {
            close();
            directory = wanted;
        }
    }

    /** Where the records are. */
    public synchronized Path path() {
        return directory.resolve(NAME);
    }

    @Override
    public synchronized void publish(LogRecord logRecord) {
        if (!isLoggable(logRecord)) {
            return;
        }
        try {
            if (stream == null) {
                stream = open();
            }
            stream.write(getFormatter().format(logRecord).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            reportError("cannot write " + path(), e, ErrorManager.WRITE_FAILURE);
        }
    }

    private OutputStream open() throws IOException {
        Files.createDirectories(directory);
        if (Files.exists(path()) && Files.size(path()) > LARGE_BYTES) {
            Files.move(path(), directory.resolve(PREVIOUS), StandardCopyOption.REPLACE_EXISTING);
        }
        return new FileOutputStream(path().toFile(), true);
    }

    /** Nothing is held back: each record is written at once. */
    @Override
    public void flush() {}

    @Override
    public synchronized void close() {
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException e) {
                reportError("cannot close " + path(), e, ErrorManager.CLOSE_FAILURE);
            }
            stream = null;
        }
    }

    /** A log that cannot be written is worth a line, but not the end of the command, and not a line per record. */
    private static final class OneWarning extends ErrorManager {
        private boolean warned;

        @Override
        public synchronized void error(String message, @Nullable Exception cause, int code) {
            if (!warned) {
                warned = true;
                System.err.println("LOG_NOT_WRITTEN: " + message + " (" + cause + ")");
            }
        }
    }
}
