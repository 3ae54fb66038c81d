/** Shows how jobs proceed while they run. */
@NullMarked
package io.millrace.cli.progress;

import org.jspecify.annotations.NullMarked;
