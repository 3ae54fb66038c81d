package io.millrace.security;

import java.time.Instant;

/**
 * An API key as the store knows it, without the secret.
 *
 * @param name what people call it
 * @param created when it was made
 */
public record ApiKey(String name, Instant created) {}
