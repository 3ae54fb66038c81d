/** The commands as the user types them: options, help and exit codes. The work is done in the packages beside this one. */
@NullMarked
package io.millrace.cli.command;

import org.jspecify.annotations.NullMarked;
