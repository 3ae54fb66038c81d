/** Tests of YAML and JSON documents. */
@NullMarked
package io.millrace.model.document;

import org.jspecify.annotations.NullMarked;
