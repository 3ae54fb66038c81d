package io.millrace.model.option;

/**
 * What is wrong with settings that are right one by one, or do not suit the schema.
 *
 * @param path where: an option, a key within one after a dot ({@code fields.price}), or a field of the schema ({@code
 *     schema.price})
 * @param code stable, such as {@code WRONG_TYPE}
 * @param rule what holds
 * @param found what the job says instead; empty if the path says enough
 * @param expected what would be right; empty if the rule says enough
 */
public record OptionFault(String path, String code, String rule, String found, String expected) {}
