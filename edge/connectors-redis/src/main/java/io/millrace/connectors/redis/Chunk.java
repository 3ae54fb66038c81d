package io.millrace.connectors.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.params.SetParams;

/**
 * What one connection writes at once. Writing it twice leaves the same as writing it once. Values come before the indexes that point to
 * them, and each index is written by one command however many rows it has.
 */
final class Chunk {
    /** A key and its value, null to delete it. */
    private record Entry(byte[] key, byte @Nullable [] value) {}

    /** Removes expired members of an index: the value of a member has the key {@code before + member + behind}. */
    record Sweep(String script, byte[] index, byte[] before, byte[] behind) {}

    private final Optional<Duration> ttl;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Bytes, Set<Bytes>> sets = new HashMap<>();
    private final Map<Bytes, Map<Bytes, Double>> sortedSets = new HashMap<>();
    private final List<Sweep> sweeps = new ArrayList<>();

    Chunk(Optional<Duration> ttl) {
        this.ttl = ttl;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    void put(byte[] key, byte @Nullable [] value) {
        entries.add(new Entry(key, value));
    }

    void addToSet(byte[] set, byte[] member) {
        sets.computeIfAbsent(new Bytes(set), key -> new HashSet<>()).add(new Bytes(member));
    }

    void addToSortedSet(byte[] set, byte[] member, double score) {
        sortedSets.computeIfAbsent(new Bytes(set), key -> new HashMap<>()).put(new Bytes(member), score);
    }

    void sweep(Sweep sweep) {
        sweeps.add(sweep);
    }

    /** Sends everything whose failure is a failure of the job. */
    void write(Pipeline pipeline) {
        Optional<Long> ttlMillis = ttl.map(Duration::toMillis);
        SetParams params = SetParams.setParams();
        ttlMillis.ifPresent(params::px);
        for (Entry entry : entries) {
            if (entry.value() == null) {
                pipeline.del(entry.key());
            } else {
                pipeline.set(entry.key(), entry.value(), params);
            }
        }
        sets.forEach((key, members) -> {
            pipeline.sadd(key.content(), members.stream().map(Bytes::content).toArray(byte[][]::new));
            ttlMillis.ifPresent(millis -> pipeline.pexpire(key.content(), millis));
        });
        sortedSets.forEach((key, members) -> {
            List<byte[]> arguments = new ArrayList<>(1 + 2 * members.size());
            arguments.add(key.content());
            members.forEach((member, score) -> {
                arguments.add(Protocol.toByteArray(score));
                arguments.add(member.content());
            });
            pipeline.sendCommand(Protocol.Command.ZADD, arguments.toArray(byte[][]::new));
            ttlMillis.ifPresent(millis -> pipeline.pexpire(key.content(), millis));
        });
    }

    boolean hasSweeps() {
        return !sweeps.isEmpty();
    }

    /** Sends what only tidies up. */
    void sweep(Pipeline pipeline) {
        for (Sweep sweep : sweeps) {
            pipeline.eval(sweep.script().getBytes(UTF_8), 1, sweep.index(), sweep.before(), sweep.behind());
        }
    }
}
