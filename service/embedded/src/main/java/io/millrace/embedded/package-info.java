/**
 * The programs that Millrace brings along so that nothing has to be installed: a real Kafka broker and a real Redis, each a
 * child process on the loopback interface that ends with the JVM that started it, however that JVM ends.
 */
@NullMarked
package io.millrace.embedded;

import org.jspecify.annotations.NullMarked;
