package io.millrace.vector.state;

import io.millrace.kernels.HashEntry;
import io.millrace.kernels.Kernels;
import io.millrace.kernels.LookUpKernels;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType;
import java.util.Arrays;
import java.util.List;

/**
 * Gives every distinct key, of one or more fields, a small number: its id. Open addressing with linear probing over the
 * 64-bit hashes, which are computed for a whole batch beforehand. A first loop looks where each key ought to be, without a branch on what it finds, because half of the
 * time of a branch on hashes is that of wrong predictions; a second one searches on for those that are not there. The fields themselves are compared afterwards, column by column.
 * Keys whose hashes collide are told apart in a slow path.
 *
 * <p>Ids are counted by their users with {@link #acquire} and {@link #release}. An id that nobody holds is dropped when the
 * table would have to grow otherwise, so that the memory is bounded by the keys in use. Used by one thread.
 */
public final class KeyTable {
    /** What {@link #find} gives for an unknown key. */
    public static final int UNKNOWN = HashEntry.NO_ID;

    /** Entries of a table that no longer fits into a second cache. */
    private static final int LARGE = 1 << 19;

    private final KeyStore[] stores;
    private final LookUpKernels kernels = Kernels.active().lookUps();

    /** Made of {@link HashEntry}. */
    private long[] table = new long[1024];

    private long[] hashes = new long[512];
    private int[] users = new int[512];
    private int ids;
    private int[] freeIds = new int[0];
    private int freeCount;

    /** Of the batch at hand: which of the rows are not where they ought to be. */
    private int[] displaced = new int[0];

    /** @param types the types of the key fields; none for a single key that all rows share */
    public KeyTable(List<DataType> types) {
        this.stores = types.stream().map(KeyStore::of).toArray(KeyStore[]::new);
    }

    /** One more than the highest id ever given. */
    public int idLimit() {
        return ids;
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
        int others = lookUp(rowHashes, rows, count, result);
        int mask = table.length - 1;
        for (int i = 0; i < others; i++) {
            int row = rows[displaced[i]];
            long hash = rowHashes[row];
            int at = search(hash, mask);
            result[displaced[i]] = table[at] != HashEntry.EMPTY ? HashEntry.id(table[at]) : add(at, hash, keys, row);
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
        int others = lookUp(rowHashes, rows, count, result);
        int mask = table.length - 1;
        for (int i = 0; i < others; i++) {
            long entry = table[search(rowHashes[rows[displaced[i]]], mask)];
            result[displaced[i]] = entry != HashEntry.EMPTY ? HashEntry.id(entry) : UNKNOWN;
        }
        for (int i = 0; i < count; i++) {
            int id = result[i];
            if (id != UNKNOWN && !matches(id, keys, rows[i])) {
                result[i] = resolveCollision(keys, rowHashes[rows[i]], rows[i], false);
            }
        }
    }

    /** Gives rows what is where their key ought to be, and remembers those for which it is something else; returns how many these are. */
    private int lookUp(long[] rowHashes, int[] rows, int count, int[] result) {
        if (displaced.length < count) {
            displaced = new int[count];
        }
        return lookUpNext(rowHashes, rows, kernels.first(rowHashes, rows, count, table, result, displaced), result);
    }

    /** The same one place further, for the rows that are left. */
    private int lookUpNext(long[] rowHashes, int[] rows, int count, int[] result) {
        int mask = table.length - 1;
        int others = 0;
        for (int i = 0; i < count; i++) {
            int at = displaced[i];
            long hash = rowHashes[rows[at]];
            long entry = table[HashEntry.place(hash, mask) + 1 & mask];
            result[at] = HashEntry.id(entry);
            displaced[others] = at;
            others += HashEntry.matches(entry, hash) ? 0 : 1;
        }
        return others;
    }

    /** The place of a key with that tag, or the empty one where it would be entered. */
    private int search(long hash, int mask) {
        int at = HashEntry.place(hash, mask);
        while (table[at] != HashEntry.EMPTY && !HashEntry.matches(table[at], hash)) {
            at = at + 1 & mask;
        }
        return at;
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
        int at = HashEntry.place(hash, mask);
        while (table[at] != HashEntry.EMPTY
                && !(hashes[HashEntry.id(table[at])] == hash && matches(HashEntry.id(table[at]), keys, row))) {
            at = at + 1 & mask;
        }
        return table[at] != HashEntry.EMPTY || !add ? HashEntry.id(table[at]) : add(at, hash, keys, row);
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
        table[at] = HashEntry.of(hash, id);
        for (int field = 0; field < stores.length; field++) {
            stores[field].put(id, keys[field], row);
        }
        return id;
    }

    /** Makes sure that there is room for {@code more} keys. Only here ids are dropped: those given out in a call of intern stay. */
    private void makeRoom(int more) {
        if ((long) size() + more <= mostKeys(table.length)) {
            return;
        }
        dropUnused();
        int needed = table.length;
        while ((long) size() + more > mostKeys(needed)) {
            needed = Math.multiplyExact(needed, 2);
        }
        rebuild(size() > mostKeys(table.length) / 2 ? Math.max(needed, Math.multiplyExact(table.length, 2)) : needed);
    }

    /** Of those in a quarter of the places more are where they ought to be; larger tables get by with less memory. */
    private static int mostKeys(int length) {
        return length <= LARGE ? length / 4 : length / 2;
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
        table = new long[length];
        int mask = length - 1;
        for (int id = 0; id < ids; id++) {
            if (users[id] > 0) {
                int at = HashEntry.place(hashes[id], mask);
                while (table[at] != HashEntry.EMPTY) {
                    at = at + 1 & mask;
                }
                table[at] = HashEntry.of(hashes[id], id);
            }
        }
    }
}
