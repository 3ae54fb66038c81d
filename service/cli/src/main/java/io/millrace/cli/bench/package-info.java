/** Benchmarks in JVMs of their own, so that what one has warmed up or filled does not colour the next. */
@NullMarked
package io.millrace.cli.bench;

import org.jspecify.annotations.NullMarked;
