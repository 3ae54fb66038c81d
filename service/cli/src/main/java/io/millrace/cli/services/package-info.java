/** The outside services that jobs need, started here when nobody names an address. */
@NullMarked
package io.millrace.cli.services;

import org.jspecify.annotations.NullMarked;
