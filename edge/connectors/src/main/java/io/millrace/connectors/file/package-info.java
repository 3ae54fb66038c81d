/** Records from files and into files of the local file system. */
@NullMarked
package io.millrace.connectors.file;

import org.jspecify.annotations.NullMarked;
