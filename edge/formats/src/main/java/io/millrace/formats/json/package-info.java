/** JSON (RFC 8259): one object a record, its members read straight into columns. */
@NullMarked
package io.millrace.formats.json;

import org.jspecify.annotations.NullMarked;
