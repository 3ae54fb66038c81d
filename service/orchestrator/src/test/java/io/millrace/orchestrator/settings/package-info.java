/** Tests of single classes. */
@NullMarked
package io.millrace.orchestrator.settings;

import org.jspecify.annotations.NullMarked;
