package io.millrace.model.data;

/** Columns whose values hold others, which stand in columns of their own. */
public sealed interface NestedColumn extends Column permits ArrayColumn, MapColumn, RowColumn {}
