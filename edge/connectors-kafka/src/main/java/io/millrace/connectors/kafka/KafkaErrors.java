package io.millrace.connectors.kafka;

import io.millrace.model.error.MillraceException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What the Kafka client throws, in words of ours. */
final class KafkaErrors {
    private KafkaErrors() {}

    /** @param doing what was tried, to follow "cannot": {@code read topic 'events'} */
    static MillraceException of(Throwable thrown, String doing, KafkaConnection connection) {
        Throwable cause = unwrapped(thrown);
        String prefix = "cannot " + doing + " at " + connection.servers() + ": ";
        return switch (cause) {
            case MillraceException e -> e;
            case TimeoutException e -> unreachable(connection, e);
            case DisconnectException e -> unreachable(connection, e);
            case SslAuthenticationException e ->
                new MillraceException(
                        "KAFKA_TLS_FAILED",
                        prefix + "the TLS handshake failed: " + e.getMessage()
                                + ". Check KAFKA_SSL_TRUSTSTORE, or set KAFKA_SSL_ENABLED=false if that listener has no TLS",
                        e);
            case AuthenticationException e ->
                new MillraceException(
                        "KAFKA_AUTHENTICATION_FAILED",
                        prefix + e.getMessage()
                                + ". Check KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD",
                        e);
            case AuthorizationException e -> new MillraceException("KAFKA_NOT_AUTHORIZED", prefix + e.getMessage(), e);
            case InvalidTopicException e -> new MillraceException("KAFKA_TOPIC_INVALID", prefix + e.getMessage(), e);
            case RecordTooLargeException e ->
                new MillraceException(
                        "KAFKA_RECORD_TOO_LARGE",
                        prefix + e.getMessage() + ". Raise the topic's max.message.bytes and the sink's maxRecordBytes",
                        e);
            case CorruptRecordException e -> new MillraceException("KAFKA_RECORD_CORRUPT", prefix + e.getMessage(), e);
            case OffsetOutOfRangeException e ->
                new MillraceException(
                        "KAFKA_POSITION_GONE",
                        prefix + "offsets " + e.offsetOutOfRangePartitions()
                                + " are not there any more: retention took records before they were read, or the topic"
                                + " was made anew",
                        e);
            case ConfigException e when isUnresolved(e) -> unreachable(connection, e);
            case ConfigException e -> new MillraceException("KAFKA_PROPERTY_INVALID", prefix + e.getMessage(), e);
            default -> new MillraceException("KAFKA_FAILED", prefix + reason(cause), cause);
        };
    }

    /** The innermost cause that says something: the client wraps once or twice. */
    private static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown.getCause();
        boolean wrapper = thrown instanceof ExecutionException
                || thrown instanceof CompletionException
                || thrown.getClass() == KafkaException.class;
        return wrapper && cause != null ? unwrapped(cause) : thrown;
    }

    private static MillraceException unreachable(KafkaConnection connection, Exception cause) {
        return new MillraceException(
                "KAFKA_UNREACHABLE",
                "no Kafka broker answers at " + connection.servers() + " within "
                        + connection.timeout().toMillis() + " ms ("
                        + (connection.tls() ? "with TLS; KAFKA_SSL_ENABLED=false turns it off" : "without TLS")
                        + "). Check the address and that the broker runs",
                cause);
    }

    private static boolean isUnresolved(ConfigException e) {
        @Nullable String message = e.getMessage();
        return message != null && message.contains("No resolvable bootstrap");
    }

    private static String reason(Throwable cause) {
        @Nullable String message = cause.getMessage();
        return message != null ? message : cause.getClass().getSimpleName();
    }
}
