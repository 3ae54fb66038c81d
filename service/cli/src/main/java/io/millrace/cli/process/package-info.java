/** The process that a command is: the signals it gets and the exit code it leaves. */
@NullMarked
package io.millrace.cli.process;

import org.jspecify.annotations.NullMarked;
