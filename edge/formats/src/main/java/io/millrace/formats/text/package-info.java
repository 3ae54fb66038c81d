/** Numbers, points in time and UTF-8 as text: read from and written to bytes without objects in between. */
@NullMarked
package io.millrace.formats.text;

import org.jspecify.annotations.NullMarked;
