package io.millrace.model.jobfile;

import io.millrace.model.data.Schema;
import java.util.Optional;

/**
 * What is known of the rows at an output of a node.
 *
 * @param timeField the column with the event time, if the rows have one
 */
record Output(Schema schema, Optional<String> timeField) {}
