/** What travels between tasklets, and the bounded queues that it travels in. */
@NullMarked
package io.millrace.vector.channel;

import org.jspecify.annotations.NullMarked;
