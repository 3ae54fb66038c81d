package io.millrace.model.explain;

import io.millrace.model.option.DurationText;
import io.millrace.model.plan.Lookup;
import io.millrace.model.plan.Lookup.Attempts;
import io.millrace.model.plan.Lookup.Cache;
import java.util.ArrayList;
import java.util.List;

/** What a lookup does, in lines. */
final class LookupText {
    private LookupText() {}

    static List<String> details(Lookup lookup) {
        List<String> lines = new ArrayList<>();
        lines.add("where key = " + lookup.key().toSql() + " in " + NodeText.endpoint(lookup.table()));
        lines.addAll(NodeText.additions(lookup.additions()));
        lines.add(lookup.outer() ? "rows without a record stay" : "rows without a record are dropped");
        if (!lookup.cache().equals(Cache.NONE)) {
            lines.add("remembers " + lookup.cache().size() + " keys for "
                    + DurationText.format(lookup.cache().ttl()));
        }
        lines.add(attempts(lookup.attempts()));
        lines.add(NodeText.malformed(lookup.malformed()));
        return lines;
    }

    private static String attempts(Attempts attempts) {
        String then =
                switch (attempts.onFailure()) {
                    case FAIL -> "fails the job";
                    case ABSENT -> "takes keys for absent";
                };
        return "waits " + DurationText.format(attempts.timeout()) + " for an answer, asks " + attempts.retries()
                + " times again, then " + then;
    }
}
