/**
 * Who may talk to Millrace: a certificate authority of its own that is made at first start, the server certificates that it
 * signs, and API keys.
 */
@NullMarked
package io.millrace.security;

import org.jspecify.annotations.NullMarked;
