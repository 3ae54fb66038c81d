package io.millrace.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.cli.failure.Failures;
import io.millrace.cli.failure.LogFile;
import io.millrace.cli.process.Interrupts;
import io.millrace.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    private final Path directory;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    CommandLineTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "run", "validate", "explain", "bench", "info", "completion"})
    void everyCommandHasHelp(String command) {
        assertThat(execute(command, "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("Usage: millrace " + command)
                .contains("Exit codes:");
        assertThat(err.size()).isZero();
    }

    @Test
    void showsItsVersion() {
        assertThat(execute("--version")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("millrace ");
    }

    @Test
    void showsTheCommandsIfNoneIsGiven() {
        assertThat(execute()).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Commands:", "validate");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(execute("run", "--nonsense", "job.yaml")).isEqualTo(2);
        assertThat(errors()).isEqualTo("""
                WRONG_USE: Unknown option: '--nonsense'
                Help: millrace run --help
                """);
    }

    @Test
    void suggestsTheCommandThatWasMeant() {
        assertThat(execute("vaildate", "job.yaml")).isEqualTo(2);
        assertThat(errors()).contains("Did you mean validate");
    }

    @Test
    void refusesAnEngineThatDoesNotExist() {
        assertThat(execute("run", "--engine", "abacus", "job.yaml")).isEqualTo(2);
        assertThat(errors()).contains("abacus", "SIMD");
    }

    @Test
    void refusesAnOverrideWithoutValue() {
        assertThat(execute("run", "--set", "name", "job.yaml")).isEqualTo(2);
        assertThat(errors()).startsWith("WRONG_USE: --set: 'name' is not of the form path=value");
    }

    @Test
    void benchNeedsAName() {
        assertThat(execute("bench")).isEqualTo(2);
    }

    @Test
    void benchRunsEachCaseAtLeastOnce() {
        assertThat(execute("bench", "trips", "--runs", "0")).isEqualTo(2);
        assertThat(errors()).contains("--runs", "0; at least 1");
    }

    @Test
    void missesAFile() {
        assertThat(execute("validate", "no-such.yaml")).isEqualTo(1);
        assertThat(errors()).isEqualTo("JOB_FILE_NOT_FOUND: there is no file no-such.yaml\n");
    }

    @Test
    void saysWhatIsWrongAndWhere() throws Exception {
        Path file = Files.writeString(directory.resolve("job.yaml"), "name: a\nname: b\n");

        assertThat(execute("validate", file.toString())).isEqualTo(1);

        assertThat(errors()).contains(file + ":2:1 DUPLICATE_KEY name: ");
        assertThat(execute("run", file.toString(), "--data", directory.toString()))
                .isEqualTo(1);
    }

    @Test
    void saysWhereAFileIsNoText() throws Exception {
        Path file = Files.write(directory.resolve("job.yaml"), new byte[] {'a', ':', '\n', (byte) 0xff});

        assertThat(execute("validate", file.toString())).isEqualTo(1);

        assertThat(errors()).startsWith("JOB_FILE_NOT_UTF8: " + file + " is not UTF-8: byte 3 (line 2)");
    }

    @Test
    void looksAtEveryFile() {
        assertThat(execute("validate", "a.yaml", "b.yaml")).isEqualTo(1);
        assertThat(errors().lines()).hasSize(2);
    }

    @Test
    void printsACompletionScript() {
        assertThat(execute("completion")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("#!").contains("validate");
    }

    private int execute(String... arguments) {
        LogFile log = LogFile.install();
        log.moveTo(directory);
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                OptionalInt.empty());
        Surroundings surroundings = new Surroundings(terminal, Map.of(), log, new Failures(log), Interrupts::new);
        return MillraceCommand.in(surroundings).execute(arguments);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
