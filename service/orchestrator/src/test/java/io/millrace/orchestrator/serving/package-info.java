/** Tests of single classes. */
@NullMarked
package io.millrace.orchestrator.serving;

import org.jspecify.annotations.NullMarked;
