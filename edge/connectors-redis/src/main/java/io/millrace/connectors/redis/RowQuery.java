package io.millrace.connectors.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.model.data.Schema;
import io.millrace.model.spi.EncodedRecords;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Pipeline;

/** How the record of a key is asked for, and what is made of the reply. */
sealed interface RowQuery {
    /** Asks for the record of a key. */
    void ask(Pipeline pipeline, byte[] key);

    /** Adds the record of a reply, absent if there is no such key. */
    void read(@Nullable Object reply, EncodedRecords records);

    /** The value of the key is the record. */
    record Values() implements RowQuery {
        @Override
        public void ask(Pipeline pipeline, byte[] key) {
            pipeline.get(key);
        }

        @Override
        public void read(@Nullable Object reply, EncodedRecords records) {
            if (reply == null) {
                records.endAbsent();
            } else {
                records.write((byte[]) reply);
                records.end();
            }
        }
    }

    /** The key has a hash, some fields of which make the record: a line of CSV (RFC 4180), with all that there are in quotes. */
    final class Hashes implements RowQuery {
        private final byte[][] fields;

        Hashes(Schema schema) {
            this.fields =
                    schema.names().stream().map(name -> name.getBytes(UTF_8)).toArray(byte[][]::new);
        }

        @Override
        public void ask(Pipeline pipeline, byte[] key) {
            pipeline.hmget(key, fields);
        }

        @Override
        public void read(@Nullable Object reply, EncodedRecords records) {
            List<?> values = (List<?>) Objects.requireNonNull(reply);
            // Redis does not keep a hash without fields.
            if (values.stream().allMatch(Objects::isNull)) {
                records.endAbsent();
                return;
            }
            for (int i = 0; i < fields.length; i++) {
                if (i > 0) {
                    records.write(',');
                }
                if (values.get(i) instanceof byte[] value) {
                    quote(value, records);
                }
            }
            records.end();
        }

        private static void quote(byte[] value, EncodedRecords records) {
            records.write('"');
            for (byte b : value) {
                if (b == '"') {
                    records.write('"');
                }
                records.write(b);
            }
            records.write('"');
        }
    }
}
