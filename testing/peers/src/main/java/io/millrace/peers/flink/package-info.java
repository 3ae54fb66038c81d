/** Queries of Nexmark as DataStream programs of Apache Flink. */
@NullMarked
package io.millrace.peers.flink;

import org.jspecify.annotations.NullMarked;
