/** Connectors that need no library of their own, each in a package of its own. */
@NullMarked
package io.millrace.connectors;

import org.jspecify.annotations.NullMarked;
