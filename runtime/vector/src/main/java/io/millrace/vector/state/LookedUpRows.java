package io.millrace.vector.state;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is known of a table outside: for each key that is in use, or was looked for lately, its row, or that there is none. A key that is not in use is forgotten when
 * there are more than is wanted, the one that was looked for longest ago first. Used by one thread.
 */
public final class LookedUpRows {
    /** The slot of the row that stands for those that are not there. */
    public static final int ABSENT = 0;

    private final int most;
    private final int[] fields;
    private final KeyTable keys = new KeyTable(List.of(DataType.Scalar.STRING));
    private final KeyHash hash = new KeyHash();
    private final Column[] key = new Column[1];
    private final SlotRows rows;

    /** By key id: how many wait for the key or read it, whether it is being asked for, and whether the answer is known, and until when. */
    private int[] users = new int[64];

    private boolean[] pending = new boolean[64];
    private boolean[] known = new boolean[64];
    private long[] expiry = new long[64];

    /** By key id: where the row is, {@link #ABSENT} if there is none. */
    private int[] slots = new int[64];

    /** Those known, from the one that was looked for last to the one that was longest ago. */
    private final RecentIds recent = new RecentIds();

    private int[] taken = new int[64];

    /**
     * @param schema of the rows
     * @param most keys that are remembered when nobody uses them
     * @param absent one row that stands for those that are not there
     */
    public LookedUpRows(Schema schema, int most, Batch absent) {
        this.most = most;
        this.fields = IntStream.range(0, schema.size()).toArray();
        this.rows = new SlotRows(
                keys, schema.fields().stream().map(field -> field.type()).toList());
        rows.add(absent, fields, new int[] {0}, new int[] {SlotRows.NONE}, new long[1], 1, taken);
    }

    /**
     * The ids of the keys of some rows. Valid until the next call, and as long as they are in {@linkplain #use use}.
     *
     * @param column the keys, none of which is null
     */
    public void intern(Column column, Batch batch, int[] selected, int count, int[] ids) {
        key[0] = column;
        keys.intern(key, hash.hash(key, batch), selected, count, ids);
        ensure(keys.idLimit());
    }

    /** One more uses a key. */
    public void use(int id) {
        users[id]++;
        keys.acquire(id);
        if (known[id]) {
            recent.touch(id);
        }
    }

    /** One less uses a key. */
    public void leave(int id) {
        users[id]--;
        keys.release(id);
    }

    /** Forgets what nobody uses and is too much. Linear in what is forgotten and in the keys in use. */
    public void tidy() {
        int id = recent.oldest();
        while (recent.size() > most && id != RecentIds.NONE) {
            int next = recent.newer(id);
            if (users[id] == 0) {
                forget(id);
            }
            id = next;
        }
    }

    /** Whether a key is being asked for. */
    public boolean isPending(int id) {
        return pending[id];
    }

    /** Whether a key has to be asked for: nothing is known of it, or it is too old. */
    public boolean isUnknown(int id, long now) {
        return !pending[id] && !(known[id] && now - expiry[id] < 0);
    }

    /** A key is being asked for. */
    public void ask(int id) {
        pending[id] = true;
    }

    /**
     * Takes the rows of keys that were asked for.
     *
     * @param selected the rows of the batch, one for each key
     * @param until when the answer is too old
     */
    public void put(int[] ids, Batch batch, int[] selected, int count, long until) {
        for (int i = 0; i < count; i++) {
            answered(ids[i], until);
        }
        taken = taken.length < count ? new int[count] : taken;
        rows.add(batch, fields, selected, ids, new long[batch.rowCount()], count, taken);
        for (int i = 0; i < count; i++) {
            slots[ids[i]] = taken[i];
        }
    }

    /** A key that was asked for is not in the table. */
    public void putAbsent(int id, long until) {
        answered(id, until);
    }

    private void answered(int id, long until) {
        free(id);
        pending[id] = false;
        expiry[id] = until;
        if (!known[id]) {
            known[id] = true;
            keys.acquire(id);
        }
        recent.touch(id);
    }

    /** Where the row of a key is. */
    public int slot(int id) {
        return slots[id];
    }

    /** The values of a column at some slots. */
    public Column gather(int column, int[] wanted, int count, ColumnMemory memory) {
        return rows.gather(column, wanted, count, memory);
    }

    private void forget(int id) {
        recent.remove(id);
        free(id);
        known[id] = false;
        keys.release(id);
    }

    private void free(int id) {
        if (slots[id] != ABSENT) {
            taken[0] = slots[id];
            rows.free(taken, 1);
            slots[id] = ABSENT;
        }
    }

    private void ensure(int limit) {
        if (limit > users.length) {
            int larger = Math.max(limit, Math.multiplyExact(users.length, 2));
            users = Arrays.copyOf(users, larger);
            pending = Arrays.copyOf(pending, larger);
            known = Arrays.copyOf(known, larger);
            expiry = Arrays.copyOf(expiry, larger);
            slots = Arrays.copyOf(slots, larger);
            recent.ensure(larger);
        }
    }
}
