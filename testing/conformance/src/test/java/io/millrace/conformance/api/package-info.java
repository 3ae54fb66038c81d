/** Jobs in Java as users write them: the examples and the blocks of the page about them. */
@NullMarked
package io.millrace.conformance.api;

import org.jspecify.annotations.NullMarked;
