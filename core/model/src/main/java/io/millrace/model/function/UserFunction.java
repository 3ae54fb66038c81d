package io.millrace.model.function;

/**
 * Something that a job brings along: a function that its expressions call, or an aggregate, windows or a step of its own. An implementation is public, with a public constructor
 * without parameters.
 *
 * <p>It is deterministic: the same arguments give the same result, whenever, wherever and in whatever order it is asked. An
 * instance is used by one thread at a time and may keep buffers; a job makes several, which share nothing that has state.
 */
public sealed interface UserFunction permits ExpressionFunction, AggregateFunction, WindowFunction, ProcessFunction {}
