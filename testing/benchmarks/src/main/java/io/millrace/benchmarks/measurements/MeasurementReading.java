package io.millrace.benchmarks.measurements;

import io.millrace.benchmarks.CaseProcess;
import io.millrace.benchmarks.ReadingRate;
import java.io.IOException;

/** One case: reads the same records over and over. */
public final class MeasurementReading {
    private MeasurementReading() {}

    /** Arguments: the name of the reader, {@code JSON} or {@code CSV}. */
    public static void main(String[] args) throws IOException {
        boolean json = args[1].equals("JSON");
        MeasurementReader reader = MeasurementReader.of(args[0], json);
        MeasurementRecords records = MeasurementRecords.make(json);
        CaseProcess.report(ReadingRate.measure(reader::read, records.batches(), records.count()));
    }
}
