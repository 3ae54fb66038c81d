package io.millrace.conformance.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DependencyListTest {
    /** {@code group:artifact}, or {@code group:*} for a family that is chosen as a whole. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([\\w.-]+:(?:[\\w.-]+|\\*))` \\|");

    private final SortedSet<String> listed = ROW.matcher(Repository.read(Path.of("docs", "dependencies.md")))
            .results()
            .map(row -> row.group(1))
            .collect(toCollection(TreeSet::new));

    private final SortedSet<String> named = Stream.concat(
                    Stream.of(Pom.root()),
                    ModuleMap.ofPoms().stream().map(module -> Pom.in(Path.of(module.group(), module.name()))))
            .flatMap(pom -> pom.thirdPartyDependencies().stream())
            .collect(toCollection(TreeSet::new));

    @Test
    void everyThirdPartyDependencyHasItsReason() {
        assertThat(named)
                .filteredOn(artifact -> !listed.contains(artifact) && !listed.contains(familyOf(artifact)))
                .as("artifacts in a pom without a line in docs/dependencies.md")
                .isEmpty();
    }

    @Test
    void everyReasonHasItsDependency() {
        assertThat(listed)
                .filteredOn(row ->
                        named.stream().noneMatch(artifact -> row.equals(artifact) || row.equals(familyOf(artifact))))
                .as("lines of docs/dependencies.md that no pom needs any more")
                .isEmpty();
    }

    private static String familyOf(String artifact) {
        return artifact.substring(0, artifact.indexOf(':')) + ":*";
    }
}
