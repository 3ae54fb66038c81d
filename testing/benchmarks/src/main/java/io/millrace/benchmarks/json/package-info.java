/** How fast JSON records become columns, beside Jackson's streaming parser. */
@NullMarked
package io.millrace.benchmarks.json;

import org.jspecify.annotations.NullMarked;
