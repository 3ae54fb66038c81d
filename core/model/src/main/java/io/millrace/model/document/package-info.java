/** YAML and JSON documents as one kind of tree in which every part knows its line, column and path. */
@NullMarked
package io.millrace.model.document;

import org.jspecify.annotations.NullMarked;
