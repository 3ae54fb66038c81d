/** Architecture rules, the reference interpreter and end-to-end tests. */
@NullMarked
package io.millrace.conformance;

import org.jspecify.annotations.NullMarked;
