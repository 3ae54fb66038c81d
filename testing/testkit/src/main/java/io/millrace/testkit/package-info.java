/** What tests share: random batches, a clock that is set by hand, assertions on batches. */
@NullMarked
package io.millrace.testkit;

import org.jspecify.annotations.NullMarked;
