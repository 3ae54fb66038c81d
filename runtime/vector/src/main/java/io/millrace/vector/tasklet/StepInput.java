package io.millrace.vector.tasklet;

import io.millrace.vector.channel.Channel;

/**
 * Where rows of an input of a step come from; for each instance of the node that feeds it there is one.
 *
 * @param number which input, by its place among those of the step
 */
public record StepInput(int number, Channel channel) {}
