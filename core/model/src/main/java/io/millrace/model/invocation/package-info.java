/** How engines call functions of users: arguments, results and state where they stand in columns. */
@NullMarked
package io.millrace.model.invocation;

import org.jspecify.annotations.NullMarked;
