package io.millrace.model.jobfile;

import io.millrace.model.jobfile.Shape.Member;
import io.millrace.model.jobfile.Shape.Structure;
import io.millrace.model.option.Option;
import io.millrace.model.option.Option.Kind;
import java.util.List;

/** What the event time of a source looks like. */
final class EventTimeGrammar {
    private EventTimeGrammar() {}

    static Shape eventTime() {
        return new Structure(
                "an event time",
                "When rows happened, and how far they may come out of order.",
                List.of(
                        Member.required(
                                "field",
                                Grammar.field(),
                                "The TIMESTAMP field with the time at which the row happened."),
                        Member.of(
                                Option.choice(
                                        "from",
                                        "ROW",
                                        List.of("ROW", "INGESTION", "PROCESSING"),
                                        "Where the time comes from: ROW reads it from the record; INGESTION fills it with the time at which the record arrived, PROCESSING with that at which it is taken in, and both let time go on by the clock.")),
                        Member.of(Option.withDefault(
                                "maxOutOfOrderness",
                                Kind.DURATION,
                                "0s",
                                "A row may come this much after a later one; the watermark lags by it.")),
                        duration(
                                "idleTimeout",
                                0,
                                "A partition without records for this long no longer holds the watermark back; never if it is not given."),
                        duration(
                                "maxDrift",
                                0,
                                "A partition this far ahead of the slowest one is paused; never if it is not given."),
                        duration(
                                "maxAhead",
                                0,
                                "The watermark is ahead of the clock by no more than this, whatever rows say; without it rows are believed."),
                        duration(
                                "watermarkInterval",
                                1,
                                "How often the watermark is told, by the clock; with every batch of rows if neither this nor watermarkEvents is given."),
                        Member.of(Option.optional(
                                        "watermarkEvents",
                                        Kind.INTEGER,
                                        "The watermark is told whenever so many more events have been read.")
                                .between(1, Long.MAX_VALUE)),
                        Member.of(Option.optional(
                                        "replaySpeed",
                                        Kind.NUMBER,
                                        "Rows are held back so that event time passes this many times as fast as the clock; 0 is as fast as possible.")
                                .between(0, Long.MAX_VALUE))));
    }

    private static Member duration(String name, long leastMillis, String description) {
        return Member.of(Option.optional(name, Kind.DURATION, description).between(leastMillis, Long.MAX_VALUE));
    }
}
