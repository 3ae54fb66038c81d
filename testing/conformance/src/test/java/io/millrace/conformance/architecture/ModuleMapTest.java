package io.millrace.conformance.architecture;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModuleMapTest {
    /** Modules that the tests of any other module may use. */
    private static final Set<String> TEST_SUPPORT = Set.of("testkit", "embedded");

    private final List<Module> poms = ModuleMap.ofPoms();

    @Test
    void tableAndPomsTellTheSame() {
        assertThat(ModuleMap.ofDocument())
                .as("the module table of ARCHITECTURE.md, against the poms")
                .containsExactlyElementsOf(poms);
    }

    @Test
    void everyModuleIsBuilt() {
        List<Path> built = poms.stream()
                .map(module -> Path.of(module.group(), module.name()))
                .toList();
        List<Path> present = Repository.files().stream()
                .filter(file -> Repository.nameOf(file).equals("pom.xml"))
                .map(Path::getParent)
                .filter(directory -> directory != null && directory.getNameCount() > 1)
                .toList();

        assertThat(present).as("directories with a pom, against <modules>").containsExactlyInAnyOrderElementsOf(built);
    }

    @Test
    void mainCodeSeesOnlyGroupsAboveAndSiblings() {
        Map<String, Module> byName = byName();

        for (Module module : poms) {
            for (String dependency : module.dependencies()) {
                assertThat(level(byName, dependency))
                        .as(
                                "%s/%s depends on %s, whose group is below its own",
                                module.group(), module.name(), dependency)
                        .isLessThanOrEqualTo(level(byName, module.name()));
            }
        }
    }

    @Test
    void testsSeeOnlyGroupsAboveAndTestSupport() {
        Map<String, Module> byName = byName();

        for (Module module : poms) {
            Set<String> beyond =
                    new HashSet<>(Pom.in(Path.of(module.group(), module.name())).testDependencies());
            beyond.removeAll(TEST_SUPPORT);
            beyond.removeIf(dependency -> level(byName, dependency) < level(byName, module.name()));

            assertThat(beyond)
                    .as(
                            "test dependencies of %s/%s that are neither in a group above nor test support",
                            module.group(), module.name())
                    .isEmpty();
        }
    }

    @Test
    void bytecodeRunsWhereItsDependentsRun() {
        Map<String, Module> byName = byName();

        for (Module module : poms) {
            for (String dependency : module.dependencies()) {
                assertThat(module(byName, dependency).release())
                        .as("release of %s, which %s depends on", dependency, module.name())
                        .isLessThanOrEqualTo(module.release());
            }
        }
    }

    @Test
    void mainCodeLiesInThePackageOfItsModule() {
        for (Module module : poms) {
            Path sources = Path.of(module.group(), module.name(), "src", "main", "java");
            Path root = sources.resolve(Path.of(module.rootPackage().replace('.', '/')));

            assertThat(Repository.javaSources())
                    .filteredOn(file -> file.startsWith(sources))
                    .as("sources of %s/%s", module.group(), module.name())
                    .allMatch(file -> file.startsWith(root), "in package " + module.rootPackage());
        }
    }

    @Test
    void everyGroupHasADirectory() {
        assertThat(ModuleMap.groups()).allMatch(group -> Files.isDirectory(Repository.ROOT.resolve(group)));
    }

    private Map<String, Module> byName() {
        return poms.stream().collect(toMap(Module::name, module -> module));
    }

    private static int level(Map<String, Module> byName, String name) {
        return ModuleMap.groups().indexOf(module(byName, name).group());
    }

    private static Module module(Map<String, Module> byName, String name) {
        Module module = byName.get(name);
        if (module == null) {
            throw new AssertionError("a pom names millrace-" + name + ", which is no module");
        }
        return module;
    }
}
