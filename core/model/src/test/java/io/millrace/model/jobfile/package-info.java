/** Tests of job files with connectors that do nothing. */
@NullMarked
package io.millrace.model.jobfile;

import org.jspecify.annotations.NullMarked;
