package io.millrace.connectors.redis;

import java.util.Arrays;

/** Bytes that are equal if their content is. */
record Bytes(byte[] content) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }
}
