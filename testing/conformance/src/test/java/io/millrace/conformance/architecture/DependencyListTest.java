package io.millrace.conformance.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DependencyListTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([\\w.-]+:[\\w.-]+)` \\|");

    /** A code generator that only a compiler plug-in names. */
    private static final Set<String> NAMED_BY_THE_BUILD = Set.of("org.openjdk.jmh:jmh-generator-annprocess");

    @Test
    void everyThirdPartyDependencyHasItsReason() {
        SortedSet<String> named = Stream.concat(
                        Stream.of(Pom.root()),
                        ModuleMap.ofPoms().stream().map(module -> Pom.in(Path.of(module.group(), module.name()))))
                .flatMap(pom -> pom.thirdPartyDependencies().stream())
                .collect(toCollection(TreeSet::new));
        named.addAll(NAMED_BY_THE_BUILD);

        SortedSet<String> listed = ROW.matcher(Repository.read(Path.of("docs", "dependencies.md")))
                .results()
                .map(row -> row.group(1))
                .collect(toCollection(TreeSet::new));

        assertThat(listed)
                .as("artifacts in docs/dependencies.md, against the poms")
                .isEqualTo(named);
    }
}
