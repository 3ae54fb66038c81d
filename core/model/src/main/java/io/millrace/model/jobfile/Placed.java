package io.millrace.model.jobfile;

import io.millrace.model.document.Node;

/** A value and where it stands in the file. */
record Placed<T>(T value, Node node) {}
