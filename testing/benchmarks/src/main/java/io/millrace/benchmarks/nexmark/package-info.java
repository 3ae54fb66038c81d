/** Queries of Nexmark from memory: on the vector engine as users' job files have them, and beside it on other engines. */
@NullMarked
package io.millrace.benchmarks.nexmark;

import org.jspecify.annotations.NullMarked;
