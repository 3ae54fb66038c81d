/** How fast JSON records become columns, beside Jackson and fastjson2. */
@NullMarked
package io.millrace.benchmarks.json;

import org.jspecify.annotations.NullMarked;
