/** Readers and writers of record formats, a package each; here stands what they share. */
@NullMarked
package io.millrace.formats;

import org.jspecify.annotations.NullMarked;
