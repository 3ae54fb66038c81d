package io.millrace.connectors.datagen;

import io.millrace.connectors.datagen.generator.RowGenerator;
import io.millrace.model.spi.ConnectorContext;
import io.millrace.model.spi.Position;
import io.millrace.model.spi.RecordEncoder;
import io.millrace.model.spi.Source;
import io.millrace.model.spi.SourceReader;
import io.millrace.model.spi.Split;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Rows made up, in as many splits as the job wants.
 *
 * @param places how many there are of all splits together
 * @param perSecond how many of them a second; as fast as they are taken if it is empty
 */
record DatagenSource(
        RowGenerator rows,
        RecordEncoder encoder,
        int splitCount,
        long places,
        OptionalLong perSecond,
        ConnectorContext context)
        implements Source {
    @Override
    public List<Split> splits() {
        return IntStream.range(0, splitCount).mapToObj(this::split).toList();
    }

    /** With the number of all splits, because what is in one depends on it. */
    private Split split(int number) {
        return new Split("rows-" + (number + 1) + "-of-" + splitCount);
    }

    @Override
    public SourceReader read(List<Split> splits, Map<Split, Position> positions) {
        List<Split> all = splits();
        List<SplitPlaces> toRead = splits.stream()
                .map(split -> {
                    Position position = positions.get(split);
                    long taken = position == null ? 0 : Long.parseLong(position.value());
                    return new SplitPlaces(all.indexOf(split), splitCount, rows.cycle(), places, taken);
                })
                .toList();
        return new DatagenReader(rows, encoder, splits, toRead, perSecond, context);
    }

    @Override
    public void close() {
        // holds nothing
    }
}
