package io.millrace.conformance.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

/** What keeps the engine simple to reason about, and possible to simulate. */
class EngineRulesTest {
    private final JavaClasses classes = MainClasses.ALL;

    @Test
    void operatorsKnowNoThreadsAndNoQueues() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.millrace.vector.operator..", "io.millrace.vector.state..", "io.millrace.vector.time..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.millrace.vector.tasklet..",
                        "io.millrace.vector.channel..",
                        "io.millrace.vector.lower..",
                        "java.util.concurrent..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Thread.class)
                .because("an operator is a function of what it is given; who calls it and when is the tasklet's part")
                .check(classes);
    }

    @Test
    void timeIsGivenToEnginesAndConnectors() {
        noClasses()
                .that()
                .resideInAnyPackage("io.millrace.vector..", "io.millrace.formats..", "io.millrace.connectors..")
                .and()
                .resideOutsideOfPackage("io.millrace.vector.clock..")
                .should()
                .accessTargetWhere(MainClasses.READ_THE_CLOCK)
                .because("the clock is the TimeSource of the context, so that a test can set it")
                .check(classes);
    }

    @Test
    void enginesKnowNoConnectorAndConnectorsNoEngine() {
        noClasses()
                .that()
                .resideInAPackage("io.millrace.vector..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.millrace.connectors..", "io.millrace.formats..")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.lettuce..", "com.fasterxml.jackson..")
                .because("they meet at the SPI")
                .check(classes);
    }
}
