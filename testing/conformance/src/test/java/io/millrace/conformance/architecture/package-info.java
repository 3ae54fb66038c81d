/** Rules about the shape of the repository: the module map, what core may not know, the compiler's checks, tidy sources. */
@NullMarked
package io.millrace.conformance.architecture;

import org.jspecify.annotations.NullMarked;
