package io.millrace.security;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The API keys of one installation, kept in a directory. The file {@code api-keys} has a line per key with its name, the
 * SHA-256 of the key and when it was made; the key itself is not in it. A key holds 256 random bits, so a plain hash is safe.
 *
 * <p>The first start makes one key, {@code first}, and leaves it in {@code first-api-key}, readable by the owner only, so that
 * it can be shown. That file may be deleted.
 */
public final class ApiKeys {
    /** What every key starts with, so that people and secret scanners recognise it. */
    public static final String PREFIX = "mlr_";

    private static final String STORE = "api-keys";
    private static final String FIRST = "first-api-key";
    private static final int SECRET_BYTES = 32;
    private static final int DIGEST_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CredentialsDirectory directory;
    private final List<Entry> entries;

    private record Entry(ApiKey key, byte[] digest) {}

    private ApiKeys(CredentialsDirectory directory, List<Entry> entries) {
        this.directory = directory;
        this.entries = entries;
    }

    /**
     * Opens the keys in a directory; if there are none, makes the first one. Several processes may do so at the same time.
     *
     * @param directory made if it does not exist, readable by its owner only
     * @throws CredentialsException if the directory cannot be used or the store is damaged
     */
    public static ApiKeys openOrCreate(Path directory, Clock clock) {
        CredentialsDirectory files = new CredentialsDirectory(directory);
        String store = files.exclusively(() -> {
            if (!Files.exists(files.file(STORE))) {
                makeFirst(files, clock.instant());
            }
            return files.read(STORE);
        });
        return new ApiKeys(files, store.lines().map(line -> parse(files, line)).toList());
    }

    /** The key that was presented, if it is one of ours. Takes the same time for a wrong key as for a right one. */
    public Optional<ApiKey> verify(String presented) {
        byte[] digest = digest(presented);
        Optional<ApiKey> found = Optional.empty();
        for (Entry entry : entries) {
            if (MessageDigest.isEqual(digest, entry.digest())) {
                found = Optional.of(entry.key());
            }
        }
        return found;
    }

    /** The secret of the first key, if its file is still there and the key still valid. To be shown to the owner only. */
    public Optional<String> firstKey() {
        if (!Files.exists(directory.file(FIRST))) {
            return Optional.empty();
        }
        String key = directory.read(FIRST).strip();
        return verify(key).isPresent() ? Optional.of(key) : Optional.empty();
    }

    private static void makeFirst(CredentialsDirectory files, Instant now) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        String key = PREFIX + HexFormat.of().formatHex(secret);
        // The store last: where it is, the first key is complete.
        files.write(FIRST, key + "\n", CredentialsDirectory.OWNER_ONLY);
        files.write(
                STORE,
                "first " + HexFormat.of().formatHex(digest(key)) + " " + now.truncatedTo(ChronoUnit.SECONDS) + "\n",
                CredentialsDirectory.OWNER_ONLY);
    }

    private static Entry parse(CredentialsDirectory files, String line) {
        try {
            String[] parts = line.split(" ", -1);
            if (parts.length == 3 && parts[1].length() == 2 * DIGEST_BYTES) {
                return new Entry(
                        new ApiKey(parts[0], Instant.parse(parts[2])),
                        HexFormat.of().parseHex(parts[1]));
            }
            throw damaged(files, null);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw damaged(files, e);
        }
    }

    private static CredentialsException damaged(CredentialsDirectory files, @Nullable Exception cause) {
        return new CredentialsException(
                CredentialsException.Code.CREDENTIALS_DAMAGED,
                "The API keys in " + files.file(STORE)
                        + " are damaged: each line must have a name, 64 hexadecimal digits"
                        + " and a time. Restore the file, or delete it: then a new first key is made and all others are"
                        + " void.",
                cause);
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
