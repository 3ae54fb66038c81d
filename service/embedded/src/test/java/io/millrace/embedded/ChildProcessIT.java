package io.millrace.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessIT {
    private final Path directory;

    ChildProcessIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @AfterEach
    void nothingIsLeft() {
        Processes.awaitNoneNaming(directory);
    }

    @Test
    void passesOnExitCodeAndOutput() throws Exception {
        try (ChildProcess child = ChildProcess.start(shell("echo out; echo err >&2; exit 7"))) {
            assertThat(child.waitFor(Duration.ofSeconds(10))).isTrue();
            assertThat(child.onExit().join()).isEqualTo(7);
            assertThat(child.isAlive()).isFalse();
            assertThat(child.logTail(10)).containsExactly("out", "err");
        }
    }

    @Test
    void showsTheEndOfTheLogWithoutStackFrames() throws Exception {
        try (ChildProcess child = ChildProcess.start(shell("printf 'one\\ntwo\\n\\tat some.Class\\n\\nthree\\n'"))) {
            assertThat(child.waitFor(Duration.ofSeconds(10))).isTrue();
            assertThat(child.logTail(2)).containsExactly("two", "three");
        }
    }

    @Test
    void tellsOfAnExecutableThatDoesNotExist() throws Exception {
        ChildCommand command = new ChildCommand("Nothing", directory, List.of(directory + "/no-such-program"));

        try (ChildProcess child = ChildProcess.start(command)) {
            assertThat(child.waitFor(Duration.ofSeconds(10))).isTrue();
            assertThat(child.onExit().join()).isEqualTo(127);
            assertThat(child.logTail(1)).singleElement().asString().contains("no-such-program");
        }
    }

    @Test
    void asksForAnOrderlyEnd() {
        ChildProcess child = ChildProcess.start(shell("trap 'echo orderly; exit 3' TERM; echo up; " + FOREVER));
        awaitOutput(child, "up");

        child.close();

        assertThat(child.isAlive()).isFalse();
        assertThat(child.onExit().join()).isEqualTo(3);
        assertThat(child.logTail(1)).containsExactly("orderly");
    }

    @Test
    void killsAfterTheGraceTime() {
        ChildProcess child =
                ChildProcess.start(shell("trap '' TERM; echo up; " + FOREVER).withGrace(Duration.ofSeconds(1)));
        awaitOutput(child, "up");

        child.close();

        assertThat(child.onExit().join()).isEqualTo(128 + 9);
    }

    @Test
    void closesTwice() {
        ChildProcess child = ChildProcess.start(shell("echo up; " + FOREVER));
        awaitOutput(child, "up");

        child.close();
        child.close();

        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void endsWhenItsGuardIsTerminated() {
        try (ChildProcess child = ChildProcess.start(shell("trap 'exit 3' TERM; echo up; " + FOREVER))) {
            awaitOutput(child, "up");

            Processes.signal("TERM", Long.toString(parentOf(child)));

            assertThat(child.onExit().join()).isEqualTo(3);
        }
    }

    @Test
    void endsWhatAnEarlierRunLeftBehind() {
        ChildCommand command = shell("echo up; " + FOREVER);
        ChildProcess orphaned = ChildProcess.start(command);
        awaitOutput(orphaned, "up");
        ProcessHandle leftover = Processes.of(directory.resolve("shell.pid"));
        ProcessHandle guard = leftover.parent().orElseThrow();
        guard.children().filter(watcher -> !watcher.equals(leftover)).forEach(ProcessHandle::destroyForcibly);
        guard.destroyForcibly();
        assertThat(orphaned.onExit().join()).isEqualTo(128 + 9);
        assertThat(Processes.naming(directory)).contains(leftover);

        try (ChildProcess next = ChildProcess.start(command)) {
            assertThat(Processes.naming(directory)).doesNotContain(leftover);
            assertThat(next.isAlive()).isTrue();
        }
    }

    @Test
    void sparesAStrangerWithTheIdOfAnEarlierRun() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(directory.resolve("shell.pid"), stranger.pid() + "\n");

            try (ChildProcess child = ChildProcess.start(shell("exit 0"))) {
                assertThat(child.waitFor(Duration.ofSeconds(10))).isTrue();
            }

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void startsDespiteAnUnreadablePidFile() throws Exception {
        Files.writeString(directory.resolve("shell.pid"), "not a number");

        try (ChildProcess child = ChildProcess.start(shell("exit 0"))) {
            assertThat(child.waitFor(Duration.ofSeconds(10))).isTrue();
            assertThat(child.onExit().join()).isEqualTo(0);
        }
    }

    @Test
    void keepsTheLogOfTheRunBefore() throws Exception {
        for (String text : List.of("first", "second")) {
            try (ChildProcess child = ChildProcess.start(shell("echo " + text))) {
                assertThat(child.waitFor(Duration.ofSeconds(10))).isTrue();
            }
        }

        assertThat(directory.resolve("shell.previous.log")).hasContent("first");
        assertThat(directory.resolve("shell.log")).hasContent("second");
    }

    @Test
    void addsToTheEnvironment() throws Exception {
        ChildCommand command = shell("echo \"$GREETING\"").withEnvironment(Map.of("GREETING", "hello"));

        try (ChildProcess child = ChildProcess.start(command)) {
            assertThat(child.waitFor(Duration.ofSeconds(10))).isTrue();
            assertThat(child.logTail(1)).containsExactly("hello");
        }
        assertThat(command.toString()).doesNotContain("hello");
    }

    private static final String FOREVER = "while :; do sleep 0.05; done";

    /** The script's last argument names the directory, as a real program's command line does. */
    private ChildCommand shell(String script) {
        return new ChildCommand("Shell", directory, List.of("/bin/sh", "-c", script, directory + "/shell"));
    }

    private static long parentOf(ChildProcess child) {
        return Processes.of(child.log().resolveSibling("shell.pid"))
                .parent()
                .orElseThrow()
                .pid();
    }

    private static void awaitOutput(ChildProcess child, String line) {
        await().until(() -> child.logTail(1).contains(line));
    }
}
