package io.millrace.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.embedded.EmbeddedException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    private final Path parent;

    DataDirectoryTest(@TempDir Path parent) {
        this.parent = parent;
    }

    @Test
    void isMadeForItsOwnerOnly() throws IOException {
        try (DataDirectory data = DataDirectory.open(parent.resolve("new/data"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.path())))
                    .isEqualTo("rwx------");
            assertThat(data.of("kafka")).isDirectory();
        }
    }

    @Test
    void hasOneHolder() {
        try (DataDirectory held = DataDirectory.open(parent)) {
            assertThatExceptionOfType(EmbeddedException.class)
                    .isThrownBy(() -> DataDirectory.open(parent.resolve("../" + parent.getFileName())))
                    .returns(Code.EMBEDDED_DATA_IN_USE, EmbeddedException::code)
                    .withMessageContaining(
                            Long.toString(ProcessHandle.current().pid()),
                            held.path().toString());
        }
    }

    @Test
    void canBeTakenAgainAfterClose() {
        DataDirectory.open(parent).close();

        try (DataDirectory again = DataDirectory.open(parent)) {
            assertThat(again.path()).isDirectory();
        }
    }

    @Test
    void refusesWhatCannotBeADirectory() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatExceptionOfType(EmbeddedException.class)
                .isThrownBy(() -> DataDirectory.open(file.resolve("data")))
                .returns(Code.EMBEDDED_DATA_UNUSABLE, EmbeddedException::code)
                .withMessageContaining(file.toString());
        assertThatExceptionOfType(EmbeddedException.class)
                .isThrownBy(() -> DataDirectory.open(file))
                .returns(Code.EMBEDDED_DATA_UNUSABLE, EmbeddedException::code);
    }
}
