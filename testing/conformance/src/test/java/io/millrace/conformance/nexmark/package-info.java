/** The examples of Nexmark against the reference interpreter, and made-up rows in every format. */
@NullMarked
package io.millrace.conformance.nexmark;

import org.jspecify.annotations.NullMarked;
