package io.millrace.benchmarks.kernels;

import java.util.List;

/** A form of the kernels, as it is measured. */
enum KernelForm {
    AVX512("512 bits", 512, ""),
    AVX2("256 bits", 256, ""),
    /** Plain loops, of some of which C2 makes SIMD by itself. */
    SCALAR("scalar", 0, ""),
    /** Plain loops one value at a time. */
    ONE_BY_ONE("one-by-one", 0, "-XX:-UseSuperWord");

    private final String title;
    private final int vectorBits;
    private final String jvmOption;

    KernelForm(String title, int vectorBits, String jvmOption) {
        this.title = title;
        this.vectorBits = vectorBits;
        this.jvmOption = jvmOption;
    }

    String title() {
        return title;
    }

    /** 0 for plain loops. */
    int vectorBits() {
        return vectorBits;
    }

    /** What the JVM is told besides. */
    List<String> jvmOptions() {
        return jvmOption.isEmpty() ? List.of() : List.of(jvmOption);
    }
}
