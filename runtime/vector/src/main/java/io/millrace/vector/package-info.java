/**
 * The vector engine: runs a plan on this machine, on batches of columns. {@code lower} turns the plan into tasklets,
 * {@code tasklet} runs them on fixed threads, {@code operator} says what the steps do, with {@code state} and {@code time}
 * for what they keep; batches, watermarks and ends travel through the bounded queues of {@code channel}.
 */
@NullMarked
package io.millrace.vector;

import org.jspecify.annotations.NullMarked;
