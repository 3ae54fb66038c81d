package io.millrace.conformance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What core does not know: then any engine may run it, a simulated one too. */
class CoreRulesTest {
    private static final String[] CORE = {
        "io.millrace.model..", "io.millrace.kernels..", "io.millrace.expressions..", "io.millrace.analytics.."
    };

    /** Types of {@code java.io} that touch nothing outside of the heap. */
    private static final Set<String> HEAP_ONLY = Set.of(
            "java.io.ByteArrayInputStream",
            "java.io.ByteArrayOutputStream",
            "java.io.IOException",
            "java.io.Serializable",
            "java.io.StringReader",
            "java.io.StringWriter",
            "java.io.UncheckedIOException");

    /** Asks the system, once at start, what the processor can do: the JVM does not say, and choosing kernels needs to know. */
    private static final String CPU_FLAGS = "io.millrace.kernels.panama.CpuFlags";

    /** Types of {@code java.util.concurrent} that start, stop or block no thread: the promise of a result, and units. */
    private static final Set<String> THREADLESS =
            Set.of("java.util.concurrent.CompletionStage", "java.util.concurrent.TimeUnit");

    private final JavaClasses classes = MainClasses.ALL;

    @Test
    void coreKnowsNoInputAndOutput() {
        DescribedPredicate<JavaClass> outside = describe(
                "reach outside of the heap",
                target -> resideInAnyPackage(
                                        "java.io..",
                                        "java.nio.file..",
                                        "java.nio.channels..",
                                        "java.net..",
                                        "java.sql..",
                                        "javax.net..")
                                .test(target)
                        && !HEAP_ONLY.contains(target.getName()));

        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .and()
                .doNotHaveFullyQualifiedName(CPU_FLAGS)
                .should()
                .dependOnClassesThat(outside)
                .check(classes);
    }

    @Test
    void coreKnowsNoThreads() {
        DescribedPredicate<JavaClass> threaded = describe(
                "start, stop or block threads",
                target -> target.isEquivalentTo(Thread.class)
                        || target.isAssignableTo(ThreadLocal.class)
                        || (resideInAPackage("java.util.concurrent").test(target)
                                && !THREADLESS.contains(target.getName()))
                        || resideInAPackage("java.util.concurrent.locks").test(target));

        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat(threaded)
                .check(classes);
    }

    @Test
    void coreKnowsNoWallClock() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .accessTargetWhere(MainClasses.READ_THE_CLOCK)
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(java.util.Date.class, java.util.Calendar.class)
                .because("time comes in through the SPI")
                .check(classes);
    }

    @Test
    void coreKnowsNoChance() {
        DescribedPredicate<JavaAccess<?>> random = describe("draws at random", access -> {
            String owner = access.getTargetOwner().getName();
            String method = access.getTarget().getName();
            return switch (owner) {
                case "java.util.Random", "java.util.SplittableRandom", "java.security.SecureRandom" -> true;
                case "java.lang.Math" -> method.equals("random");
                case "java.util.UUID" -> method.equals("randomUUID");
                default -> owner.startsWith("java.util.random.");
            };
        });

        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .accessTargetWhere(random)
                .because("the same input gives the same output")
                .check(classes);
    }

    @Test
    void coreLogsNothing() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.slf4j..", "java.util.logging..")
                .orShould()
                .accessClassesThat()
                .belongToAnyOf(System.Logger.class)
                .because("core returns what there is to say; who called it knows whether to log")
                .check(classes);
    }
}
