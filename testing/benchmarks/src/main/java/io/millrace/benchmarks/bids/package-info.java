/** How fast records in text become columns, beside readers of others. */
@NullMarked
package io.millrace.benchmarks.bids;

import org.jspecify.annotations.NullMarked;
