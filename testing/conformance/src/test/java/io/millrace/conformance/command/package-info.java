/** The millrace command as a user meets it: the script at the root, started as a process. */
@NullMarked
package io.millrace.conformance.command;

import org.jspecify.annotations.NullMarked;
