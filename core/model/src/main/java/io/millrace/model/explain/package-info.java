/** Plans as text and pictures for people. Secrets are written as stars. */
@NullMarked
package io.millrace.model.explain;

import org.jspecify.annotations.NullMarked;
