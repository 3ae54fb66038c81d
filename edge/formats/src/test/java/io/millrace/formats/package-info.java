/** What the tests of all formats share. */
@NullMarked
package io.millrace.formats;

import org.jspecify.annotations.NullMarked;
