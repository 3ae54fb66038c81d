package io.millrace.vector.memory;

import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.HeapMemory;
import java.util.ArrayList;
import java.util.List;

/**
 * The regions of one tasklet, which uses one for each round of its work. As many are made as are on their way at the same time. Used by one thread.
 */
public final class TaskletMemory {
    /** More regions than channels have room for are out only if somebody forgets to release them. They are left to the garbage collector then. */
    private static final int MOST_REGIONS = 256;

    private final List<Region> regions = new ArrayList<>();

    /**
     * Begins a round: a memory that the caller holds and releases at its end.
     *
     * @param input the memory of what the round works on, or {@link HeapMemory#HEAP}. One holding of it passes on to the region and ends with it
     */
    public ColumnMemory open(ColumnMemory input) {
        // The first one that is free: so they are few, and in the caches.
        for (int i = 0; i < regions.size(); i++) {
            Region region = regions.get(i);
            if (region.open(input)) {
                return region;
            }
        }
        Region region = new Region();
        region.open(input);
        if (regions.size() < MOST_REGIONS) {
            regions.add(region);
        }
        return region;
    }
}
