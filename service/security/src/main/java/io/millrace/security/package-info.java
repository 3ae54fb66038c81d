/** Certificate authority, TLS and API keys. */
@NullMarked
package io.millrace.security;

import org.jspecify.annotations.NullMarked;
