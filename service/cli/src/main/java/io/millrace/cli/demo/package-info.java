/** The demonstration: runs the jobs that a file names, reads their results back through the API, shows and checks them. */
@NullMarked
package io.millrace.cli.demo;

import org.jspecify.annotations.NullMarked;
