/** What the programs on other engines have in common: rows as objects, as those engines take them. */
@NullMarked
package io.millrace.peers;

import org.jspecify.annotations.NullMarked;
