package io.millrace.vector.tasklet;

import io.millrace.model.plan.Lookup;
import io.millrace.model.spi.LookupTable;
import io.millrace.model.spi.RecordDecoder;
import io.millrace.model.spi.TimeSource;
import io.millrace.vector.metrics.LookupMetrics;
import io.millrace.vector.operator.LookupOperator;

/**
 * Where one instance of a lookup asks for records.
 *
 * @param decoder reads them; of the instance alone
 */
public record LookupSource(
        String job, Lookup lookup, LookupTable table, RecordDecoder decoder, LookupMetrics metrics, TimeSource time) {
    /** What comes to an operator, held back until it has its answers. */
    Elements answered(Elements elements, LookupOperator operator) {
        LookupAnswers answers = new LookupAnswers(job, lookup, decoder, operator, metrics);
        LookupRequests requests = new LookupRequests(lookup, table, answers, operator, metrics, time);
        return new AnsweredElements(elements, operator, requests, time);
    }
}
