package io.millrace.conformance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No kernel is there for its own sake: what evaluates a job calls each of them. */
class KernelsAreUsedTest {
    private static final String KERNELS = "io.millrace.kernels";

    private static final List<String> WHAT_EVALUATES_JOBS =
            List.of("io.millrace.expressions", "io.millrace.analytics", "io.millrace.formats", "io.millrace.vector");

    @Test
    void everyKernelIsReachedFromAJob() {
        List<JavaMethod> kernels = MainClasses.ALL.stream()
                .filter(type -> type.isInterface() && type.getPackageName().equals(KERNELS))
                .filter(type -> type.getSimpleName().endsWith("Kernels"))
                .flatMap(type -> type.getMethods().stream())
                .toList();

        assertThat(kernels).as("the kernels are found").hasSizeGreaterThan(40);
        assertThat(kernels)
                .filteredOn(kernel ->
                        usesOf(kernel).map(JavaAccess::getOriginOwner).noneMatch(KernelsAreUsedTest::evaluatesJobs))
                .extracting(JavaMethod::getFullName)
                .as("kernels that no job file reaches: wire them in, or delete them until something needs them")
                .isEmpty();
    }

    private static Stream<JavaAccess<?>> usesOf(JavaMethod kernel) {
        return Stream.concat(kernel.getCallsOfSelf().stream(), kernel.getReferencesToSelf().stream());
    }

    private static boolean evaluatesJobs(JavaClass type) {
        return WHAT_EVALUATES_JOBS.stream().anyMatch(type.getPackageName()::startsWith);
    }
}
