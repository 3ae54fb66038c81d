package io.millrace.connectors.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.connectors.LineFramer;
import io.millrace.model.error.MillraceException;
import io.millrace.model.spi.Position;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.Source;
import io.millrace.model.spi.SourceReader;
import io.millrace.model.spi.Split;
import io.millrace.testkit.connector.ConnectorJob;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest {
    private final Path directory;
    private final ConnectorJob job;

    FileSourceTest(@TempDir Path directory) {
        this.directory = directory;
        this.job = new ConnectorJob(directory, Map.of());
    }

    @Test
    void givesTheLinesWithTheirByteOffsets() throws IOException {
        write("a.txt", "one\ntwo\n\nfour");

        try (Source source = open("a.txt", false);
                SourceReader reader = source.read(source.splits(), Map.of())) {
            RawRecords records = awaitRecords(reader);

            assertThat(values(records)).containsExactly("one", "two", "", "four");
            assertThat(Arrays.copyOf(records.offsets(), 4)).containsExactly(0, 4, 8, 9);
            assertThat(records.timestamps()[0]).isEqualTo(RawRecords.NO_TIMESTAMP);
            assertThat(records.arrivals()[3]).isPositive();
            assertThat(records.origin()).isEqualTo("a.txt");
            assertThat(records.hasKey(0)).isFalse();
            awaitFinished(reader);
            assertThat(reader.positions()).isEqualTo(Map.of(new Split("a.txt"), new Position("13")));
            assertThat(reader.isFinished(0)).isTrue();
            assertThat(reader.isCaughtUp(0)).isTrue();
        }
    }

    @Test
    void givesTheHeaderWithEverySetOfRecords() throws IOException {
        write("a.csv", "id,name\n" + "1,x\n".repeat(10_000));

        try (Source source = open("a.csv", true);
                SourceReader reader = source.read(source.splits(), Map.of())) {
            List<RawRecords> all = readToEnd(source, reader);

            assertThat(all).hasSizeGreaterThan(2);
            assertThat(all).allSatisfy(records -> {
                assertThat(records.count()).isLessThanOrEqualTo(4096);
                assertThat(records.header()).isEqualTo("id,name".getBytes(UTF_8));
                assertThat(records.header()).isSameAs(all.getFirst().header());
            });
            assertThat(all.stream().mapToInt(RawRecords::count).sum()).isEqualTo(10_000);
        }
    }

    @Test
    void unpacksGzipByTheEndingOfTheName() throws IOException {
        List<String> lines = numbered(100_000);
        writePacked("a.txt.gz", String.join("\n", lines));

        assertThat(readLines("a.txt.gz")).isEqualTo(lines);
    }

    @Test
    void goesOnFromEveryPositionItGave() throws IOException {
        List<String> lines = numbered(20_000);
        writePacked("a.csv.gz", "header\n" + String.join("\n", lines));
        try (Source source = open("a.csv.gz", true)) {
            List<Split> splits = source.splits();
            List<String> before = new ArrayList<>();
            for (Map<Split, Position> positions : positionsOnTheWay(source)) {
                try (SourceReader reader = source.read(splits, positions)) {
                    List<RawRecords> rest = readToEnd(source, reader);

                    assertThat(rest)
                            .allSatisfy(records -> assertThat(records.header()).isEqualTo("header".getBytes(UTF_8)));
                    before.add(String.valueOf(
                            rest.stream().mapToInt(RawRecords::count).sum()));
                    assertThat(flat(rest))
                            .isEqualTo(lines.subList(lines.size() - flat(rest).size(), lines.size()));
                }
            }
            assertThat(before).hasSizeGreaterThan(3).doesNotHaveDuplicates().endsWith("0");
        }
    }

    @Test
    void readsEachMatchingFileAsASplit() throws IOException {
        write("data/b-2.txt", "3\n4");
        write("data/b-1.txt", "1\n2");
        write("data/deep/b-3.txt", "5");
        write("data/c.txt", "no");

        try (Source source = open("data/b-?.txt", false)) {
            assertThat(source.splits()).containsExactly(new Split("data/b-1.txt"), new Split("data/b-2.txt"));
        }
        assertThat(readLines("data/**b-*.txt")).containsExactlyInAnyOrder("1", "2", "3", "4", "5");
    }

    @Test
    void takesAFileWithSignsOfAPatternInItsNameForThatFile() throws IOException {
        write("a[1].txt", "x");

        assertThat(readLines("a[1].txt")).containsExactly("x");
    }

    @Test
    void emptyFileHasNoRecords() throws IOException {
        write("empty.csv", "");

        try (Source source = open("empty.csv", true);
                SourceReader reader = source.read(source.splits(), Map.of())) {
            assertThat(readToEnd(source, reader)).isEmpty();
        }
    }

    @Test
    void readsRecordsLongerThanAChunk() throws IOException {
        String lng = "x".repeat(3_000_000);
        write("a.txt", "short\n" + lng + "\nend\n");

        assertThat(readLines("a.txt")).containsExactly("short", lng, "end");
    }

    @Test
    void failsOnARecordBeyondTheLimit() throws IOException {
        write("a.txt", "ok\n" + "x".repeat(1_000_001) + "\nend\n");

        try (Source source = open("a.txt", false, Map.of("maxRecordBytes", 1_000_000L));
                SourceReader reader = source.read(source.splits(), Map.of())) {
            assertThat(values(awaitRecords(reader))).containsExactly("ok");
            await().untilAsserted(() -> assertThat(job.failures()).hasSize(1));
            assertThat(job.failures().getFirst())
                    .isInstanceOfSatisfying(
                            MillraceException.class, e -> assertThat(e.code()).isEqualTo("FILE_RECORD_TOO_LONG"))
                    .hasMessageContaining("byte 3 of")
                    .hasMessageContaining("1000000");
            assertThat(reader.isFinished(0)).isFalse();
        }
    }

    @Test
    void aFileThatIsNotPolledLetsTheOthersPass() throws IOException {
        write("a-1.txt", "1\n".repeat(2_000_000));
        for (int i = 2; i < 30; i++) {
            write("a-" + i + ".txt", "2\n".repeat(10));
        }

        try (Source source = open("a-*.txt", false);
                SourceReader reader = source.read(source.splits(), Map.of())) {
            List<RawRecords> read = new ArrayList<>();
            await().until(() -> addAll(reader, read, 1, 29));
            assertThat(flat(read)).hasSize(280);
            assertThat(reader.isCaughtUp(0)).isFalse();
            assertThat(reader.isFinished(0)).isFalse();

            await().until(() -> addAll(reader, read, 0, 29));
            assertThat(flat(read)).hasSize(2_000_280);
        }
    }

    @Test
    void saysWhatIsWrongWithThePath() throws IOException {
        write("plain.gz", "this is not packed");
        writePacked("a.txt.gz", "1\n2\n");

        assertError("missing.csv", "FILE_NOT_FOUND", directory.resolve("missing.csv") + "'");
        assertError("no/such.csv", "FILE_NOT_FOUND", "there is no directory");
        assertError("*.csv", "FILE_NOT_FOUND", "no file matches");
        assertError(".", "FILE_IS_DIRECTORY", directory.toString());
        assertError("plain.gz", "FILE_NOT_GZIP", "compression: NONE");
        assertError("\0", "FILE_PATH_INVALID", "");
    }

    @Test
    void failsOnAPackedFileThatIsCutOff() throws IOException {
        writePacked("a.txt.gz", String.join("\n", numbered(100_000)));
        byte[] bytes = Files.readAllBytes(directory.resolve("a.txt.gz"));
        Files.write(directory.resolve("a.txt.gz"), Arrays.copyOf(bytes, bytes.length / 2));

        assertFailure("a.txt.gz", "FILE_CORRUPT");
    }

    @Test
    void failsOnAFileThatIsShorterThanBefore() throws IOException {
        write("a.txt", "1\n2\n");

        try (Source source = open("a.txt", false);
                SourceReader reader =
                        source.read(source.splits(), Map.of(new Split("a.txt"), new Position("1000000")))) {
            await().untilAsserted(() -> assertThat(job.failures()).hasSize(1));
            assertThat(job.failures().getFirst()).hasMessageContaining("was read up to byte 1000000");
            assertThat(reader.poll(0)).isNull();
        }
    }

    @Test
    void closesWhileTheQueueIsFull() throws IOException {
        write("a.txt", "1\n".repeat(1_000_000));

        try (Source source = open("a.txt", false);
                SourceReader reader = source.read(source.splits(), Map.of())) {
            awaitRecords(reader);
        }
        assertThat(job.failures()).isEmpty();
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("file-source-node")));
    }

    private void assertError(String path, String code, String part) {
        assertThatThrownBy(() -> open(path, false))
                .isInstanceOfSatisfying(
                        MillraceException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(part);
    }

    private void assertFailure(String path, String code) {
        try (Source source = open(path, false);
                SourceReader reader = source.read(source.splits(), Map.of())) {
            await().until(() -> {
                addAll(reader, new ArrayList<>(), 0, 1);
                return !job.failures().isEmpty();
            });
            assertThat(job.failures().getFirst())
                    .isInstanceOfSatisfying(
                            MillraceException.class, e -> assertThat(e.code()).isEqualTo(code));
        }
    }

    private Source open(String path, boolean header) {
        return open(path, header, Map.of());
    }

    private Source open(String path, boolean header, Map<String, Object> more) {
        FileSourceConnector connector = new FileSourceConnector();
        Map<String, Object> given = new HashMap<>(more);
        given.put("path", path);
        return connector.open(ConnectorJob.options(connector, given), job.sourceContext(new LineFramer(header)));
    }

    private List<Map<Split, Position>> positionsOnTheWay(Source source) {
        List<Map<Split, Position>> positions = new ArrayList<>();
        try (SourceReader reader = source.read(source.splits(), Map.of())) {
            await().until(() -> {
                if (reader.poll(0) != null) {
                    positions.add(reader.positions());
                }
                return reader.isFinished(0);
            });
        }
        return positions;
    }

    private List<String> readLines(String path) {
        try (Source source = open(path, false);
                SourceReader reader = source.read(source.splits(), Map.of())) {
            return flat(readToEnd(source, reader));
        }
    }

    private static List<RawRecords> readToEnd(Source source, SourceReader reader) {
        int splits = source.splits().size();
        List<RawRecords> all = new ArrayList<>();
        await().until(() -> addAll(reader, all, 0, splits));
        return all;
    }

    /** Takes what there is of some splits; whether that is all of them there will be. */
    private static boolean addAll(SourceReader reader, List<RawRecords> all, int from, int to) {
        boolean finished = true;
        for (int split = from; split < to; split++) {
            for (RawRecords records = reader.poll(split); records != null; records = reader.poll(split)) {
                all.add(records);
            }
            finished &= reader.isFinished(split);
        }
        return finished;
    }

    private static RawRecords awaitRecords(SourceReader reader) {
        return Objects.requireNonNull(await().until(() -> reader.poll(0), Objects::nonNull));
    }

    private static void awaitFinished(SourceReader reader) {
        await().until(() -> reader.poll(0) == null && reader.isFinished(0));
    }

    private static List<String> flat(List<RawRecords> all) {
        return all.stream().flatMap(records -> values(records).stream()).toList();
    }

    private static List<String> values(RawRecords records) {
        return IntStream.range(0, records.count())
                .mapToObj(i -> new String(Objects.requireNonNull(records.value(i)), UTF_8))
                .toList();
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> "line " + i).toList();
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private void writePacked(String name, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(directory.resolve(name)))) {
            out.write(text.getBytes(UTF_8));
        }
    }
}
