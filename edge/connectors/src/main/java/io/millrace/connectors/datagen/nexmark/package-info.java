/** The people, auctions and bids of the Nexmark benchmark. */
@NullMarked
package io.millrace.connectors.datagen.nexmark;

import org.jspecify.annotations.NullMarked;
