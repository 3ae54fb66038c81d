package io.millrace.model.jobfile;

import io.millrace.model.data.Schema;
import io.millrace.model.plan.RowTime;
import java.util.Optional;

/**
 * What is known of the rows at an output of a node.
 *
 * @param time when the rows happened, if that is known
 */
record Output(Schema schema, Optional<RowTime> time) {}
