/** The boundary between engines and the outside: connectors, formats, clocks and engines themselves. */
@NullMarked
package io.millrace.model.spi;

import org.jspecify.annotations.NullMarked;
