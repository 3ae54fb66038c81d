package io.millrace.model.plan;

/** How rows of a key are put into windows in the order in which they come, whenever they happened. */
public sealed interface ArrivalWindow {
    /**
     * So many rows of a key: rows {@code [n * slide, n * slide + size)}, counted from 0. A window is given out when its last row has come; one that is not full
     * when the input ends is not given out.
     *
     * @param size positive
     * @param slide positive, at most {@code size}
     */
    record Count(long size, long slide) implements ArrivalWindow {}

    /**
     * All rows of a key, for ever. What has changed since it was last given out is given out at the end of the input, too, whatever the trigger.
     *
     * @param purge whether a key starts anew when it has been given out; if not, each of its results replaces the one before
     */
    record Global(Trigger trigger, boolean purge) implements ArrivalWindow {}
}
