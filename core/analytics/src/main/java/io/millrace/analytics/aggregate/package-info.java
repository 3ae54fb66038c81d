/**
 * Aggregates over many groups at once. A group is a slot, a small number; accumulators hold one value a slot in plain
 * arrays and take and give whole columns, so that nothing is boxed or dispatched by row.
 */
@NullMarked
package io.millrace.analytics.aggregate;

import org.jspecify.annotations.NullMarked;
