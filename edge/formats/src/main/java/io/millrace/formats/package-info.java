/** Readers and writers of record formats: JSON and CSV. */
@NullMarked
package io.millrace.formats;

import org.jspecify.annotations.NullMarked;
