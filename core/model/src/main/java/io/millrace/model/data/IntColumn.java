package io.millrace.model.data;

/** INT values. */
public record IntColumn(int[] values, int size, Validity validity) implements Column {}
