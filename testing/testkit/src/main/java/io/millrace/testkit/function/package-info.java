/** Functions of users, compiled while a test runs. */
@NullMarked
package io.millrace.testkit.function;

import org.jspecify.annotations.NullMarked;
