/** Functions of users, from jar files. */
@NullMarked
package io.millrace.connectors.function;

import org.jspecify.annotations.NullMarked;
