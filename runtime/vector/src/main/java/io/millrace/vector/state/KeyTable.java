package io.millrace.vector.state;

import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType;
import java.util.Arrays;
import java.util.List;

/**
 * Gives every distinct key, of one or more fields, a small number: its id. Open addressing with linear probing over the
 * 64-bit hashes, which are computed for a whole batch beforehand; the fields themselves are compared afterwards, column by
 * column, so that the probing loop touches nothing but hashes. Keys whose hashes collide are told apart in a slow path.
 *
 * <p>Ids are counted by their users with {@link #acquire} and {@link #release}. An id that nobody holds is dropped when the
 * table would have to grow otherwise, so that the memory is bounded by the keys in use. Used by one thread.
 */
public final class KeyTable {
    /** What {@link #find} gives for an unknown key. */
    public static final int UNKNOWN = -1;

    private static final int EMPTY = -1;

    private final KeyStore[] stores;
    private int[] table = filled(1024);
    private long[] hashes = new long[512];
    private int[] users = new int[512];
    private int ids;
    private int[] freeIds = new int[0];
    private int freeCount;

    /** @param types the types of the key fields; none for a single key that all rows share */
    public KeyTable(List<DataType> types) {
        this.stores = types.stream().map(KeyStore::of).toArray(KeyStore[]::new);
    }

    /** The number of keys that have an id. */
    public int size() {
        return ids - freeCount;
    }

    /**
     * Gives the ids of the keys of some rows; unknown keys get one.
     *
     * @param keys the key columns
     * @param rowHashes the hash of each row of the batch, see {@link KeyHash}
     * @param rows the rows, {@code count} of them
     * @param result takes the id of each of these rows
     */
    public void intern(Column[] keys, long[] rowHashes, int[] rows, int count, int[] result) {
        makeRoom(count);
        int mask = table.length - 1;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long hash = rowHashes[row];
            int at = spread(hash) & mask;
            int id;
            while ((id = table[at]) != EMPTY && hashes[id] != hash) {
                at = at + 1 & mask;
            }
            result[i] = id != EMPTY ? id : add(at, hash, keys, row);
        }
        for (int field = 0; field < stores.length; field++) {
            int i = stores[field].firstMismatch(keys[field], rows, result, 0, count);
            while (i < count) {
                result[i] = resolveCollision(keys, rowHashes[rows[i]], rows[i], true);
                i = stores[field].firstMismatch(keys[field], rows, result, i + 1, count);
            }
        }
    }

    /** Like {@link #intern}, but an unknown key gives {@link #UNKNOWN}. */
    public void find(Column[] keys, long[] rowHashes, int[] rows, int count, int[] result) {
        int mask = table.length - 1;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long hash = rowHashes[row];
            int at = spread(hash) & mask;
            int id;
            while ((id = table[at]) != EMPTY && hashes[id] != hash) {
                at = at + 1 & mask;
            }
            result[i] = id != EMPTY && !matches(id, keys, row) ? resolveCollision(keys, hash, row, false) : id;
        }
    }

    /** Counts one more user of an id. */
    public void acquire(int id) {
        users[id]++;
    }

    /** Counts one user less; an id without users may be given to another key later. */
    public void release(int id) {
        users[id]--;
    }

    /** Appends the fields of some keys to the first columns of {@code columns}, one row an id. */
    public void emit(int[] emitted, int count, List<ColumnBuilder> columns) {
        for (int field = 0; field < stores.length; field++) {
            stores[field].emit(emitted, count, columns.get(field));
        }
    }

    private int resolveCollision(Column[] keys, long hash, int row, boolean add) {
        int mask = table.length - 1;
        int at = spread(hash) & mask;
        int id;
        while ((id = table[at]) != EMPTY && !(hashes[id] == hash && matches(id, keys, row))) {
            at = at + 1 & mask;
        }
        return id != EMPTY || !add ? id : add(at, hash, keys, row);
    }

    private boolean matches(int id, Column[] keys, int row) {
        for (int field = 0; field < stores.length; field++) {
            if (!stores[field].matches(id, keys[field], row)) {
                return false;
            }
        }
        return true;
    }

    private int add(int at, long hash, Column[] keys, int row) {
        int id = freeCount > 0 ? freeIds[--freeCount] : ids++;
        if (id == hashes.length) {
            hashes = Arrays.copyOf(hashes, id * 2);
            users = Arrays.copyOf(users, id * 2);
        }
        hashes[id] = hash;
        users[id] = 0;
        table[at] = id;
        for (int field = 0; field < stores.length; field++) {
            stores[field].put(id, keys[field], row);
        }
        return id;
    }

    /** Keeps the table at most half full with {@code more} keys. Only here ids are dropped: those given out in a call of intern stay. */
    private void makeRoom(int more) {
        if ((long) size() + more <= table.length / 2) {
            return;
        }
        dropUnused();
        int needed = table.length;
        while ((long) size() + more > needed / 2) {
            needed = Math.multiplyExact(needed, 2);
        }
        rebuild(size() > table.length / 4 ? Math.max(needed, Math.multiplyExact(table.length, 2)) : needed);
    }

    private void dropUnused() {
        boolean[] live = new boolean[ids];
        int[] free = new int[ids];
        int count = 0;
        for (int id = ids - 1; id >= 0; id--) {
            live[id] = users[id] > 0;
            if (!live[id]) {
                free[count++] = id;
            }
        }
        freeIds = free;
        freeCount = count;
        for (KeyStore store : stores) {
            store.compact(live, ids);
        }
    }

    private void rebuild(int length) {
        table = filled(length);
        int mask = length - 1;
        for (int id = 0; id < ids; id++) {
            if (users[id] > 0) {
                int at = spread(hashes[id]) & mask;
                while (table[at] != EMPTY) {
                    at = at + 1 & mask;
                }
                table[at] = id;
            }
        }
    }

    private static int spread(long hash) {
        return (int) (hash ^ hash >>> 32);
    }

    private static int[] filled(int length) {
        int[] table = new int[length];
        Arrays.fill(table, EMPTY);
        return table;
    }
}
