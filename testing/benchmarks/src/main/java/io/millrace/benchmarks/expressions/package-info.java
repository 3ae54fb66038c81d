/** What evaluating expressions costs: two queries of Nexmark beside DuckDB, and typical expressions one by one. */
@NullMarked
package io.millrace.benchmarks.expressions;

import org.jspecify.annotations.NullMarked;
