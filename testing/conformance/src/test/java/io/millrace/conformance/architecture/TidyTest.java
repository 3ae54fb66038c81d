package io.millrace.conformance.architecture;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a reviewer would otherwise have to say again and again. */
class TidyTest {
    private static final int MAX_LINES = 500;

    /** The names before the package in {@code group/module/src/main/java/}. */
    private static final int DEPTH_OF_SOURCES = 5;

    private static final Set<String> TEXT =
            Set.of(".java", ".xml", ".yaml", ".yml", ".json", ".properties", ".sh", ".md", ".js", ".css", ".html");

    /**
     * Something that no source says.
     *
     * @param what the text, as a regular expression
     * @param where the files that may not say it, as a glob
     * @param instead what to do instead
     */
    private record Ban(String what, String where, String instead) {}

    private static final List<Ban> BANS = List.of(
            new Ban("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b", "**", "do it now or open an issue"),
            new Ban("Thread\\.sl" + "eep", "**/src/test/**.java", "await the condition with Awaitility"),
            new Ban("@Dis" + "abled", "**/src/test/**.java", "repair the test or delete it"),
            new Ban(
                    "region_id|delay_minutes|distance_miles|departure_time|\\b[Aa]irport",
                    "{core,edge,runtime}/*/src/main/**",
                    "a field of one job belongs in that job's file; the engine runs any job"),
            new Ban("printSt" + "ackTrace", "**.java", "log through SLF4J, or say it as an error with a code"),
            new Ban("^import .*\\*;", "**.java", "import the classes by name"),
            new Ban("@auth" + "or", "**.java", "the history knows"));

    @TestFactory
    Stream<DynamicTest> noSourceSays() {
        List<Path> files = Repository.files().stream()
                .filter(file -> TEXT.stream().anyMatch(Repository.nameOf(file)::endsWith))
                .toList();
        return BANS.stream()
                .map(ban -> DynamicTest.dynamicTest(ban.what(), () -> {
                    Pattern pattern = Pattern.compile(ban.what());
                    PathMatcher where = FileSystems.getDefault().getPathMatcher("glob:" + ban.where());
                    assertThat(files.stream().filter(where::matches).flatMap(file -> hits(file, pattern)))
                            .as(ban.instead())
                            .isEmpty();
                }));
    }

    @Test
    void filesAreSmall() {
        assertThat(Repository.javaSources())
                .filteredOn(file -> Repository.lines(file).count() > MAX_LINES)
                .as("a file of more than %d lines has a second purpose: give it a file and a name", MAX_LINES)
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        Map<Path, List<Path>> packages = Repository.javaSources().stream()
                .filter(file -> file.getNameCount() > DEPTH_OF_SOURCES)
                .collect(groupingBy(TidyTest::packageInModule));

        assertThat(packages.entrySet())
                .filteredOn(entry -> entry.getValue().stream().noneMatch(TidyTest::saysWhatThePackageIsFor))
                .extracting(Map.Entry::getKey)
                .as("packages without a package-info.java that has a sentence and @NullMarked")
                .isEmpty();
    }

    private static boolean saysWhatThePackageIsFor(Path file) {
        if (!Repository.nameOf(file).equals("package-info.java")) {
            return false;
        }
        String text = Repository.read(file);
        return text.startsWith("/**") && text.contains("\n@NullMarked\n");
    }

    /** {@code core/model/src/main/java/io/x/Y.java} and {@code core/model/src/test/java/io/x/YTest.java} are one package. */
    private static Path packageInModule(Path file) {
        Path directory = Objects.requireNonNull(file.getParent());
        return directory.subpath(0, 2).resolve(directory.subpath(DEPTH_OF_SOURCES, directory.getNameCount()));
    }

    private static Stream<String> hits(Path file, Pattern pattern) {
        List<String> lines = Repository.lines(file).toList();
        return IntStream.range(0, lines.size())
                .filter(i -> pattern.matcher(lines.get(i)).find())
                .mapToObj(i -> file + ":" + (i + 1) + ": " + lines.get(i).strip());
    }
}
