/** CSV (RFC 4180): quoted fields, which may hold line ends; columns found by the header or by their order. */
@NullMarked
package io.millrace.formats.csv;

import org.jspecify.annotations.NullMarked;
