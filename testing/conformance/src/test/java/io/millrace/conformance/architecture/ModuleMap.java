package io.millrace.conformance.architecture;

import static java.util.stream.Collectors.toCollection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The module map, told twice: by the poms and by the table in ARCHITECTURE.md. */
final class ModuleMap {
    private static final Path DOCUMENT = Path.of("ARCHITECTURE.md");
    private static final Pattern ROW = Pattern.compile(
            "\\| `(?<group>[a-z]+)/(?<name>[a-z-]+)` \\| (?<dependencies>[^|]*) \\| (?<release>\\d+) \\|.*");
    private static final Pattern QUOTED = Pattern.compile("`([a-z-]+)`");

    private ModuleMap() {}

    /** The groups, from the one that depends on nothing downwards. */
    static List<String> groups() {
        return Pom.root().modules();
    }

    static List<Module> ofPoms() {
        int defaultRelease = release(Pom.root(), 0);
        List<Module> modules = new ArrayList<>();
        for (String group : groups()) {
            Pom groupPom = Pom.in(Path.of(group));
            int groupRelease = release(groupPom, defaultRelease);
            for (String name : groupPom.modules()) {
                Pom pom = Pom.in(Path.of(group, name));
                modules.add(new Module(group, name, release(pom, groupRelease), pom.dependencies()));
            }
        }
        return modules;
    }

    static List<Module> ofDocument() {
        return Repository.lines(DOCUMENT)
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> new Module(
                        row.group("group"),
                        row.group("name"),
                        Integer.parseInt(row.group("release")),
                        QUOTED.matcher(row.group("dependencies"))
                                .results()
                                .map(quoted -> quoted.group(1))
                                .collect(toCollection(TreeSet::new))))
                .toList();
    }

    private static int release(Pom pom, int inherited) {
        return pom.property("maven.compiler.release").map(Integer::parseInt).orElse(inherited);
    }
}
