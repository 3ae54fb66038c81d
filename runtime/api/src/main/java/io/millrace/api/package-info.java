/**
 * Jobs written in Java: {@link io.millrace.api.Job} takes sources, steps and sinks and becomes the same job file and the same plan as if
 * it had been written in YAML.
 */
@NullMarked
package io.millrace.api;

import org.jspecify.annotations.NullMarked;
