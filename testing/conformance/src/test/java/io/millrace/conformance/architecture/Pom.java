package io.millrace.conformance.architecture;

import static java.util.stream.Collectors.toCollection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** One {@code pom.xml}, read as it stands (nothing inherited). */
final class Pom {
    private static final String ARTIFACT_PREFIX = "millrace-";

    private final Path directory;
    private final Element project;

    private Pom(Path directory, Element project) {
        this.directory = directory;
        this.project = project;
    }

    /** Reads the pom in a directory given relative to the root of the repository. */
    static Pom in(Path directory) {
        Path file = Repository.ROOT.resolve(directory).resolve("pom.xml");
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new Pom(
                    directory, factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement());
        } catch (Exception e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    static Pom root() {
        return in(Path.of(""));
    }

    /** The directory, relative to the root of the repository. */
    Path directory() {
        return directory;
    }

    /** The names of the directories that {@code <modules>} lists, in its order. */
    List<String> modules() {
        return at(project, "modules", "module").map(Pom::textOf).toList();
    }

    Optional<String> property(String name) {
        return at(project, "properties", name).map(Pom::textOf).findFirst();
    }

    /** The modules of ours that the main code sees, without the prefix {@code millrace-}. */
    SortedSet<String> dependencies() {
        return dependencies(false);
    }

    /** The modules of ours that only the tests see, without the prefix {@code millrace-}. */
    SortedSet<String> testDependencies() {
        return dependencies(true);
    }

    /** What the pom depends on that is not ours, as {@code group:artifact}, imported BOMs left out. */
    SortedSet<String> thirdPartyDependencies() {
        return at(project, "dependencies", "dependency")
                .filter(dependency -> !"io.millrace".equals(child(dependency, "groupId")))
                .map(dependency -> child(dependency, "groupId") + ":" + child(dependency, "artifactId"))
                .collect(toCollection(TreeSet::new));
    }

    /** The compiler arguments of the managed compiler plug-in. */
    List<String> compilerArguments() {
        return at(project, "build", "pluginManagement", "plugins", "plugin")
                .filter(plugin -> "maven-compiler-plugin".equals(child(plugin, "artifactId")))
                .flatMap(plugin -> at(plugin, "configuration", "compilerArgs", "arg"))
                .map(Pom::textOf)
                .toList();
    }

    private SortedSet<String> dependencies(boolean test) {
        return at(project, "dependencies", "dependency")
                .filter(dependency -> "io.millrace".equals(child(dependency, "groupId")))
                .filter(dependency -> "test".equals(child(dependency, "scope")) == test)
                .map(dependency -> child(dependency, "artifactId"))
                .map(artifact -> artifact.substring(ARTIFACT_PREFIX.length()))
                .collect(toCollection(TreeSet::new));
    }

    private static String child(Element parent, String name) {
        return children(parent, name).map(Pom::textOf).findFirst().orElse("");
    }

    private static Stream<Element> at(Element start, String... path) {
        List<Element> found = List.of(start);
        for (String name : path) {
            List<Element> next = new ArrayList<>();
            found.forEach(element -> children(element, name).forEach(next::add));
            found = next;
        }
        return found.stream();
    }

    private static Stream<Element> children(Element parent, String name) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .<Node>mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(element -> element.getTagName().equals(name));
    }

    private static String textOf(Element element) {
        return element.getTextContent().strip();
    }
}
