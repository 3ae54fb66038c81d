package io.millrace.conformance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.millrace.kernels.KernelSettings;
import io.millrace.kernels.Kernels;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class PackageRulesTest {
    private static final Set<String> NAMES_THAT_SAY_NOTHING =
            Set.of("util", "utils", "common", "base", "impl", "helper", "helpers", "manager", "misc", "shared");

    /** A program chooses kernels at start, for all that it runs. */
    private static final DescribedPredicate<JavaClass> THE_CHOICE_OF_KERNELS =
            type(Kernels.class).or(type(KernelSettings.class));

    private final JavaClasses classes = MainClasses.ALL;

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.millrace.(**)")
                .should()
                .beFreeOfCycles()
                .because("a cycle of packages is one package that cannot be read in parts")
                .check(classes);
    }

    @Test
    void packageNamesSayWhatThePackageIsFor() {
        assertThat(Repository.javaSources())
                .filteredOn(
                        file -> NAMES_THAT_SAY_NOTHING.stream().map(Path::of).anyMatch(name -> contains(file, name)))
                .as("name the package after what it holds")
                .isEmpty();
    }

    @Test
    void classNamesSayWhatTheClassIs() {
        noClasses()
                .should()
                .haveNameMatching(".*\\.\\w*(Util|Utils|Helper|Helpers|Manager|Impl|Misc)")
                .because("such a name fits anything, so anything ends up there")
                .check(classes);
    }

    @Test
    void onlyTheSimdFormUsesTheVectorApi() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.millrace.kernels.panama..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator..")
                .because("everything else runs on a JVM without --add-modules jdk.incubator.vector")
                .check(classes);
    }

    @Test
    void nobodyNamesTheSimdForm() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.millrace.kernels.panama..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.millrace.kernels.panama..")
                .because("it is found by name at start, or absent")
                .check(classes);
    }

    @Test
    void onlyEvaluationUsesKernels() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.millrace.kernels..",
                        "io.millrace.expressions..",
                        "io.millrace.analytics..",
                        "io.millrace.formats..",
                        "io.millrace.vector..",
                        "io.millrace.benchmarks..",
                        "io.millrace.cli.calibration..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.millrace.kernels..").and(not(THE_CHOICE_OF_KERNELS)))
                .because(
                        "kernels are arithmetic on bare arrays: who has a Batch asks expressions or analytics, who has records a format")
                .check(classes);
    }

    private static boolean contains(Path file, Path part) {
        return StreamSupport.stream(file.spliterator(), false).anyMatch(part::equals);
    }
}
