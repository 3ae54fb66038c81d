/** Between the tasklets of an engine, which never wait, and the threads of connectors, which may: bounded queues. */
@NullMarked
package io.millrace.connectors.handover;

import org.jspecify.annotations.NullMarked;
