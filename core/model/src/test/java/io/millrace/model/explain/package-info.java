/** Tests of what people see of plans. */
@NullMarked
package io.millrace.model.explain;

import org.jspecify.annotations.NullMarked;
