package io.millrace.connectors.kafka;

import io.millrace.model.spi.RawRecords;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Collects keys and values of the records of one poll in one array, so that there is no array per record. It poses as a deserializer:
 * what the client takes for the key or value is the number of an entry here.
 */
final class RecordArena implements Deserializer<Integer> {
    private byte[] data;
    private int size;
    private int[] starts = new int[1024];
    private int[] lengths = new int[1024];
    /** The numbers as objects, made once. */
    private Integer[] numbers = {};

    private int count;

    RecordArena(int expectedBytes) {
        this.data = new byte[expectedBytes];
    }

    /** Starts anew in an array of its own; the one before belongs to whoever took it. */
    void renew() {
        data = new byte[Math.max(1024, size + size / 4)];
        size = 0;
        count = 0;
    }

    /** Records of one partition whose keys and values are entries here. */
    RawRecords records(
            AssignedPartition assigned, List<ConsumerRecord<Integer, Integer>> records, long receivedMicros) {
        int size = records.size();
        int[] valueStarts = new int[size];
        int[] valueLengths = new int[size];
        int[] keyStarts = new int[size];
        int[] keyLengths = new int[size];
        long[] offsets = new long[size];
        long[] timestamps = new long[size];
        long[] arrivals = new long[size];
        for (int i = 0; i < size; i++) {
            ConsumerRecord<Integer, Integer> record = records.get(i);
            place(record.value(), i, valueStarts, valueLengths);
            place(record.key(), i, keyStarts, keyLengths);
            offsets[i] = record.offset();
            boolean timed = record.timestampType() != TimestampType.NO_TIMESTAMP_TYPE;
            timestamps[i] = timed ? record.timestamp() : RawRecords.NO_TIMESTAMP;
            boolean appended = record.timestampType() == TimestampType.LOG_APPEND_TIME;
            arrivals[i] = appended ? record.timestamp() * 1000 : receivedMicros;
        }
        return new RawRecords(
                assigned.split(),
                assigned.partition().topic(),
                assigned.partition().partition(),
                size,
                data,
                valueStarts,
                valueLengths,
                keyStarts,
                keyLengths,
                offsets,
                timestamps,
                arrivals,
                null);
    }

    private void place(@Nullable Integer entry, int record, int[] recordStarts, int[] recordLengths) {
        recordStarts[record] = entry == null ? 0 : starts[entry];
        recordLengths[record] = entry == null ? -1 : lengths[entry];
    }

    @Override
    public Integer deserialize(String topic, byte[] bytes) {
        return append(ByteBuffer.wrap(bytes));
    }

    @Override
    public Integer deserialize(String topic, Headers headers, ByteBuffer bytes) {
        return append(bytes);
    }

    private Integer append(ByteBuffer bytes) {
        int length = bytes.remaining();
        if (length > data.length - size) {
            data = Arrays.copyOf(data, Math.max(size + length, data.length * 2));
        }
        bytes.get(bytes.position(), data, size, length);
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            lengths = Arrays.copyOf(lengths, count * 2);
        }
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, starts.length);
            Arrays.setAll(numbers, Integer::valueOf);
        }
        starts[count] = size;
        lengths[count] = length;
        size += length;
        return numbers[count++];
    }
}
