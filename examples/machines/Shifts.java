package org.example.machines;

import io.millrace.model.data.DataType;
import io.millrace.model.function.Arguments;
import io.millrace.model.function.WindowFunction;
import io.millrace.model.function.WindowSignature;
import io.millrace.model.function.Windows;
import java.time.Duration;
import java.util.List;

/** The shifts of the factory: two of eight hours from 6:00 UTC, and a night of eight. */
public final class Shifts implements WindowFunction {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long SHIFT = Duration.ofHours(8).toMillis();
    private static final long FIRST = Duration.ofHours(6).toMillis();

    @Override
    public WindowSignature signature(List<DataType> arguments) {
        return WindowSignature.of();
    }

    @Override
    public void assign(long timeMillis, Arguments row, Windows windows) {
        long morning = Math.floorDiv(timeMillis - FIRST, DAY) * DAY + FIRST;
        long start = morning + (timeMillis - morning) / SHIFT * SHIFT;
        windows.add(start, start + SHIFT);
    }
}
