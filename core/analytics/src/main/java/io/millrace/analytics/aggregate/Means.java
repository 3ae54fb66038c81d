package io.millrace.analytics.aggregate;

import java.util.Arrays;

/**
 * A mean by slot, each the sum of two doubles: the nearest double and what it lacks. So deviations from the mean are right to their own
 * last digits even where values differ in their last digits only.
 */
final class Means {
    private double[] means = new double[0];
    private double[] lacks = new double[0];

    void reserve(int slots) {
        if (slots > means.length) {
            means = Arrays.copyOf(means, slots);
            lacks = Arrays.copyOf(lacks, slots);
        }
    }

    /** What the value is more than the mean. */
    double deviation(int slot, double value) {
        return (value - means[slot]) - lacks[slot];
    }

    /**
     * Makes the mean that of its own values and those of a slice.
     *
     * @param part how many of all values are of the slice, 0 to 1; 1 if there were none before
     * @return what the mean of the slice was more than the mean
     */
    double merge(int slot, SliceMean other, double part) {
        return merge(slot, other.mean(), other.lack(), part);
    }

    /** The same with the values of another slot. */
    double merge(int slot, int other, double part) {
        return merge(slot, means[other], lacks[other], part);
    }

    private double merge(int slot, double mean, double lack, double part) {
        double deviation = (mean - means[slot]) + (lack - lacks[slot]);
        if (part == 1) {
            means[slot] = mean;
            lacks[slot] = lack;
        } else {
            move(slot, deviation * part);
        }
        return deviation;
    }

    /** Adds to the mean; what rounding takes away is kept (D. Knuth, The Art of Computer Programming 2, 4.2.2, theorem B). */
    void move(int slot, double by) {
        double mean = means[slot];
        double step = by + lacks[slot];
        double moved = mean + step;
        double added = moved - mean;
        means[slot] = moved;
        lacks[slot] = (mean - (moved - added)) + (step - added);
    }

    /** The nearest doubles by slot: the array itself, until more slots are reserved. */
    double[] means() {
        return means;
    }

    /** What these lack: the array itself, until more slots are reserved. */
    double[] lacks() {
        return lacks;
    }

    void clear(int slot) {
        means[slot] = 0;
        lacks[slot] = 0;
    }
}
