package io.millrace.connectors.kafka;

import io.millrace.formats.template.TemplateRenderer;
import io.millrace.model.data.Batch;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Validity;
import io.millrace.model.error.MillraceException;
import io.millrace.model.option.Options;
import io.millrace.model.plan.Template;
import io.millrace.model.spi.EncodedRecords;
import io.millrace.model.spi.RecordEncoder;
import io.millrace.model.spi.SinkContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** Turns rows into records with key, value, time and headers. Used by one thread. */
final class RecordWriter {
    private final String topic;
    private final RecordEncoder values;
    private final @Nullable TextColumn key;
    private final List<TextColumn> headers;
    private final OptionalInt timestamp;
    private final EncodedRecords encoded = new EncodedRecords();

    private RecordWriter(
            String topic,
            RecordEncoder values,
            @Nullable TextColumn key,
            List<TextColumn> headers,
            OptionalInt timestamp) {
        this.topic = topic;
        this.values = values;
        this.key = key;
        this.headers = headers;
        this.timestamp = timestamp;
    }

    /** @throws MillraceException if key is given twice */
    static RecordWriter of(String topic, Options options, SinkContext context) {
        Schema schema = context.schema();
        Optional<TextColumn> key =
                options.optionalString(KafkaSinkConnector.KEY).map(text -> TextColumn.ofTemplate(text, schema));
        Optional<TextColumn> keyField =
                options.optionalString(KafkaSinkConnector.KEY_FIELD).map(name -> TextColumn.ofField(name, schema));
        if (key.isPresent() && keyField.isPresent()) {
            throw new MillraceException(
                    "KAFKA_KEY_GIVEN_TWICE",
                    "sink '" + context.connector().node() + "' has both key and keyField; give one");
        }
        List<TextColumn> headers = options.strings(KafkaSinkConnector.HEADERS).stream()
                .map(name -> TextColumn.ofField(name, schema))
                .toList();
        OptionalInt timestamp = options.optionalString(KafkaSinkConnector.TIMESTAMP_FIELD)
                .map(schema::indexOf)
                .orElse(OptionalInt.empty());
        RecordEncoder encoder = context.encoder()
                .orElseThrow(() -> new MillraceException(
                        "FORMAT_CANNOT_WRITE",
                        "the format of sink '" + context.connector().node() + "' only reads"));
        return new RecordWriter(topic, encoder, key.or(() -> keyField).orElse(null), headers, timestamp);
    }

    /** Makes records of the selected rows, and says how many there are. */
    int encode(Batch rows) {
        encoded.clear();
        values.encode(rows, encoded);
        return encoded.count();
    }

    /** Gives the records made of these rows, in order. */
    void write(Batch rows, Consumer<ProducerRecord<byte[], byte[]>> out) {
        if (key != null) {
            key.render(rows);
        }
        headers.forEach(header -> header.render(rows));
        int[] selected = rows.selection().rows();
        for (int i = 0; i < encoded.count(); i++) {
            int row = selected[i];
            out.accept(new ProducerRecord<>(
                    topic,
                    null,
                    millis(rows, row),
                    key == null ? null : key.bytes(i, row),
                    encoded.isAbsent(i) ? null : encoded.bytes(i),
                    headers.isEmpty() ? null : headers(i, row)));
        }
    }

    /** The time of a row; none if it is null or before 1970, which Kafka cannot say. */
    private @Nullable Long millis(Batch rows, int row) {
        if (timestamp.isEmpty()) {
            return null;
        }
        LongColumn times = (LongColumn) rows.column(timestamp.getAsInt());
        return times.validity().isValid(row) && times.values()[row] >= 0 ? (Long) (times.values()[row] / 1000) : null;
    }

    private List<Header> headers(int record, int row) {
        List<Header> all = new ArrayList<>(headers.size());
        for (TextColumn header : headers) {
            byte[] bytes = header.bytes(record, row);
            if (bytes != null) {
                all.add(new RecordHeader(header.name, bytes));
            }
        }
        return all;
    }

    /** Text made of the fields of each row. */
    private static final class TextColumn {
        private static final int NO_FIELD = -1;

        private final String name;
        private final TemplateRenderer renderer;
        /** The one field that it is made of, whose null is no text at all. */
        private final int field;

        private final EncodedRecords texts = new EncodedRecords();
        private Validity validity = Validity.ALL;

        private TextColumn(String name, TemplateRenderer renderer, int field) {
            this.name = name;
            this.renderer = renderer;
            this.field = field;
        }

        static TextColumn ofTemplate(String text, Schema schema) {
            return new TextColumn(text, new TemplateRenderer(Template.parse(text), schema), NO_FIELD);
        }

        static TextColumn ofField(String name, Schema schema) {
            Template template = new Template(name, List.of(new Template.Part.Value(name, Template.Rendering.PLAIN)));
            return new TextColumn(
                    name,
                    new TemplateRenderer(template, schema),
                    schema.indexOf(name).orElseThrow());
        }

        void render(Batch rows) {
            texts.clear();
            renderer.render(rows, texts);
            if (field != NO_FIELD) {
                validity = rows.column(field).validity();
            }
        }

        byte @Nullable [] bytes(int record, int row) {
            return validity.isValid(row) ? texts.bytes(record) : null;
        }
    }
}
