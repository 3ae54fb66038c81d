package io.millrace.model.spi;

import java.util.List;
import java.util.Map;

/** An opened source of raw records. */
public interface Source extends AutoCloseable {
    /** All splits there are now. May block; called on a control thread. */
    List<Split> splits();

    /**
     * Starts to read some splits. The reader numbers them in the order given here.
     *
     * @param splits what to read; each split is read by one reader only
     * @param positions where to go on; a split that is missing here starts where the options say
     */
    SourceReader read(List<Split> splits, Map<Split, Position> positions);

    @Override
    void close();
}
