package io.millrace.benchmarks.measurements;

import com.alibaba.fastjson2.JSONReader;
import com.alibaba.fastjson2.util.Fnv;
import io.millrace.model.spi.RawRecords;
import java.nio.charset.StandardCharsets;

/** fastjson2's reader for each record, keys by their hashes, as its own generated code uses it. */
final class FastjsonMeasurementReader implements MeasurementReader {
    private static final long SENSOR = Fnv.hashCode64("sensor");
    private static final long TEMPERATURE = Fnv.hashCode64("temperature");
    private static final long LATITUDE = Fnv.hashCode64("latitude");
    private static final long LONGITUDE = Fnv.hashCode64("longitude");
    private static final long ALTITUDE = Fnv.hashCode64("altitude");
    private static final long PACKETS = Fnv.hashCode64("packets");

    @Override
    public long read(RawRecords records) {
        long sum = 0;
        for (int i = 0; i < records.count(); i++) {
            try (JSONReader reader = JSONReader.of(
                    records.data(), records.valueStarts()[i], records.valueLengths()[i], StandardCharsets.UTF_8)) {
                reader.nextIfObjectStart();
                while (!reader.nextIfObjectEnd()) {
                    long key = reader.readFieldNameHashCode();
                    sum += reader.nextIfNull() ? 0 : value(reader, key);
                }
            }
        }
        return sum;
    }

    private static long value(JSONReader reader, long key) {
        if (key == TEMPERATURE || key == LATITUDE || key == LONGITUDE) {
            return Double.doubleToRawLongBits(reader.readDoubleValue());
        }
        if (key == SENSOR || key == ALTITUDE || key == PACKETS) {
            return reader.readInt64Value();
        }
        return reader.readBoolValue() ? 1 : 0;
    }
}
