/** Programs as users write them: outside of the package of the API. */
@NullMarked
package io.millrace.api.program;

import org.jspecify.annotations.NullMarked;
