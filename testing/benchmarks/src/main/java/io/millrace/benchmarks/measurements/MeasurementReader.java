package io.millrace.benchmarks.measurements;

import io.millrace.model.spi.RawRecords;
import java.io.IOException;

/** Reads all fields of measurements and adds them up, so that all readers must come to the same. */
sealed interface MeasurementReader
        permits MillraceMeasurementReader,
                JacksonMeasurementReader,
                FastjsonMeasurementReader,
                FastCsvMeasurementReader {
    /** The sum of whole numbers, the bits of doubles, 1 for each true and nothing for null. */
    long read(RawRecords records) throws IOException;

    static MeasurementReader of(String name, boolean json) {
        return switch (name) {
            case "millrace" -> new MillraceMeasurementReader(json);
            case "jackson" -> new JacksonMeasurementReader();
            case "fastjson2" -> new FastjsonMeasurementReader();
            case "fastcsv" -> new FastCsvMeasurementReader();
            default -> throw new IllegalArgumentException("no reader '" + name + "'");
        };
    }
}
