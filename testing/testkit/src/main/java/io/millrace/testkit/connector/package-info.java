/** Stands in for the engine around a connector under test. */
@NullMarked
package io.millrace.testkit.connector;

import org.jspecify.annotations.NullMarked;
