/** Queries of Nexmark as pipelines of Hazelcast Jet. */
@NullMarked
package io.millrace.peers.jet;

import org.jspecify.annotations.NullMarked;
