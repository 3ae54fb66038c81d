package io.millrace.formats.json;

import io.millrace.formats.MalformedRecord;
import io.millrace.formats.block.ValueBlock;
import io.millrace.formats.text.Utf8;
import io.millrace.kernels.Kernels;
import io.millrace.kernels.SeparatorKernels;
import io.millrace.kernels.SeparatorMarks;
import io.millrace.model.spi.RawRecords;
import java.util.Arrays;

/**
 * Finds where the values of records stand without reading them, if the records are as most are: short, without escapes, with
 * keys that were learned and each of them once. Then everything in them is checked but the wanted values.
 */
final class JsonLocator {
    /** Every so many records it is tried how records are written. */
    private static final int PERIOD = 16_384;

    /** It is tried so many records after they turned out to be written otherwise. */
    private static final int SOON = 1024;

    /** The records of a trial, at least. Their order counts as one if it is not another for each of them. */
    private static final int TRIAL = 64;

    private static final JsonLead[] NO_SHAPE = {};

    private final SeparatorKernels separators;
    private final int maxLength;
    private final SeparatorMarks marks = new SeparatorMarks();
    private final JsonWalk walk;
    private final JsonShape shape;
    private final boolean[] located = new boolean[ValueBlock.ROWS];
    private final int[] quotes = new int[ValueBlock.ROWS];

    private boolean ordered = true;
    private int records;
    private int surprisesBefore;

    /** The leads that most records of the trial have, if any have a majority (R. S. Boyer, J S. Moore, MJRTY, 1991). */
    private JsonLead[] candidate = NO_SHAPE;

    private int votes;

    /** @param block what the places go to */
    JsonLocator(Kernels kernels, JsonLeads leads, ValueBlock block, JsonSettings settings) {
        JsonSkipper skipper = new JsonSkipper(settings.maxDepth(), new JsonText());
        this.separators = kernels.separators();
        this.maxLength = Math.min(settings.maxRecordBytes(), SeparatorMarks.MAX_LENGTH);
        this.walk = new JsonWalk(leads, block, skipper);
        this.shape = new JsonShape(kernels.bytes(), block, maxLength, skipper);
    }

    /** Whether the fields are members of the record itself that hold no others, and not too many of them. */
    static boolean canLocate(JsonColumn[] columns, JsonSettings settings) {
        return columns.length <= Long.SIZE
                && settings.paths().isEmpty()
                && Arrays.stream(columns).allMatch(column -> column.nested() == null);
    }

    /** Whether the values of a row were placed. */
    boolean isLocated(int row) {
        return located[row];
    }

    /** For each row the number of quotes that are part of wanted values or of nothing. */
    int[] quotes() {
        return quotes;
    }

    /** Places the values of records {@code from .. to}, at most {@link ValueBlock#ROWS}, from row 0 on, of as many as it can. */
    void locate(RawRecords raw, int from, int to) {
        byte[] data = raw.data();
        int[] starts = raw.valueStarts();
        int[] lengths = raw.valueLengths();
        int rows = to - from;
        separators.json(data, starts, lengths, from, to, marks);
        boolean trial = records < TRIAL;
        boolean shaped = !trial && !shape.isUnknown();
        if (shaped) {
            shape.place(data, starts, lengths, from, to, marks, quotes);
        }
        int others = 0;
        for (int row = 0; row < rows; row++) {
            located[row] = shaped && shape.has(row);
            if (!located[row]) {
                others++;
                int start = starts[from + row];
                located[row] = isUsual(data, start, lengths[from + row], row)
                        && walk(data, start, start + lengths[from + row], row);
                if (trial && located[row]) {
                    vote();
                }
            }
        }
        records += rows;
        if (trial) {
            endTrial();
        } else if (shaped && 2 * others > rows) {
            shape.learn(NO_SHAPE);
            records = Math.max(records, PERIOD - SOON);
        }
        if (records >= PERIOD) {
            startTrial();
        }
    }

    /** Whether a record is plain and of a length that is looked at. */
    private boolean isUsual(byte[] data, int start, int length, int row) {
        return marks.isPlain(row)
                && length > 0
                && length <= maxLength
                && (marks.isAscii(row) || Utf8.indexOfInvalid(data, start, start + length) == Utf8.VALID);
    }

    private boolean walk(byte[] data, int start, int end, int row) {
        try {
            boolean placed = walk.place(data, start, end, marks, ordered, row);
            quotes[row] = walk.quotes();
            return placed;
        } catch (MalformedRecord e) {
            // Reading the record by itself finds out what is wrong with it first.
            return false;
        }
    }

    private void vote() {
        if (walk.passed(candidate)) {
            votes++;
        } else if (votes > 0) {
            votes--;
        } else {
            candidate = walk.copyOfPassed(candidate);
            votes = 1;
        }
    }

    private void startTrial() {
        ordered = true;
        surprisesBefore = walk.surprises();
        records = 0;
        votes = 0;
    }

    private void endTrial() {
        if (records >= TRIAL) {
            ordered = walk.surprises() - surprisesBefore < TRIAL;
            shape.learn(ordered && votes > 0 ? candidate : NO_SHAPE);
        }
    }
}
