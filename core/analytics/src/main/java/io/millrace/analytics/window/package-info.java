/** The arithmetic of windows: which window a row belongs to, and when a window has ended. */
@NullMarked
package io.millrace.analytics.window;

import org.jspecify.annotations.NullMarked;
