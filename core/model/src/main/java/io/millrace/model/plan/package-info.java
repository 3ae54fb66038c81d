/** The plan: a directed acyclic graph of records that says what to compute and knows no engine. */
@NullMarked
package io.millrace.model.plan;

import org.jspecify.annotations.NullMarked;
