package io.millrace.conformance.architecture;

import java.util.SortedSet;

/**
 * A module as the poms or the table of ARCHITECTURE.md describe it.
 *
 * @param group the directory above, such as {@code core}
 * @param name the directory, such as {@code kernels-panama}
 * @param release the Java release that its bytecode runs on
 * @param dependencies names of the modules of ours that its main code sees directly
 */
record Module(String group, String name, int release, SortedSet<String> dependencies) {

    /** The package that all of the module's main code is in or below. */
    String rootPackage() {
        return "io.millrace." + name.replace('-', '.');
    }
}
