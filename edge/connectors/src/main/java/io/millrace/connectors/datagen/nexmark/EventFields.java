package io.millrace.connectors.datagen.nexmark;

import io.millrace.connectors.datagen.generator.Texts;
import io.millrace.connectors.datagen.nexmark.EventField.Maker;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Gather;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.RowColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Validity;
import io.millrace.model.option.OptionFault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The fields that events have, and those of them that a job wants. */
final class EventFields {
    /** One character of so many in names and descriptions is a space. */
    private static final int SPACING = 13;

    private final List<EventField> people;
    private final List<EventField> auctions;
    private final List<EventField> bids;
    private final EventField dateTime;

    EventFields(NexmarkSettings settings, EventTimes times) {
        Texts letters = new Texts(settings.seed(), 0);
        this.people = new People(settings, letters, times).fields();
        this.auctions = new Auctions(settings, letters, new Texts(settings.seed(), SPACING), times).fields();
        this.bids = new Bids(settings, letters).fields(times);
        this.dateTime = EventColumns.dateTime(times);
    }

    private List<EventField> of(EventKind kind) {
        return switch (kind) {
            case PERSON -> people;
            case AUCTION -> auctions;
            case BID -> bids;
        };
    }

    /**
     * What makes the fields of a schema, in their order.
     *
     * @param choice which events are rows
     * @param faults takes what is wrong with the schema; the result is of no use then
     */
    List<Maker> chosen(EventChoice choice, Schema schema, List<OptionFault> faults) {
        Optional<EventKind> kind = choice.kind();
        List<Maker> makers = new ArrayList<>();
        for (Field field : schema.fields()) {
            String path = "schema." + field.name();
            if (kind.isPresent()) {
                maker(field, of(kind.get()), path, faults).ifPresent(makers::add);
            } else {
                ofAll(field, path, faults).ifPresent(makers::add);
            }
        }
        return makers;
    }

    /** A field of rows that may be events of any kind. */
    private Optional<Maker> ofAll(Field field, String path, List<OptionFault> faults) {
        for (EventKind kind : EventKind.values()) {
            if (field.name().equals(rowName(kind)) && field.type() instanceof DataType.Row row) {
                if (!field.nullable()) {
                    faults.add(new OptionFault(
                            path, "NOT_NULLABLE", "'" + field.name() + "' is null in events of other kinds", "", ""));
                }
                return Optional.of(row(kind, row, path, faults));
            }
        }
        List<EventField> known =
                new ArrayList<>(List.of(new EventField("event_type", Scalar.INT, EventFields::kinds), dateTime));
        for (EventKind kind : EventKind.values()) {
            known.add(new EventField(rowName(kind), type(of(kind)), events -> {
                throw new IllegalStateException("a row is made of the fields that are wanted");
            }));
        }
        return maker(field, known, path, faults);
    }

    private static String rowName(EventKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static DataType.Row type(List<EventField> fields) {
        return new DataType.Row(fields.stream()
                .map(field -> Field.nullable(field.name(), field.type()))
                .toList());
    }

    private static Optional<Maker> maker(Field wanted, List<EventField> known, String path, List<OptionFault> faults) {
        Optional<EventField> found = known.stream()
                .filter(field -> field.name().equals(wanted.name()))
                .findFirst();
        if (found.isEmpty()) {
            String names = known.stream().map(EventField::name).collect(Collectors.joining(", "));
            faults.add(new OptionFault(
                    path, "UNKNOWN_COLUMN", "events have no field '" + wanted.name() + "'", "", "one of " + names));
            return Optional.empty();
        }
        if (!found.get().type().equals(wanted.type())) {
            faults.add(new OptionFault(
                    path,
                    "WRONG_TYPE",
                    "'" + wanted.name() + "' of events is " + found.get().type(),
                    wanted.type().toString(),
                    ""));
        }
        return Optional.of(found.get().maker());
    }

    /** A ROW with some of the fields of a kind, null in other events. */
    private Maker row(EventKind kind, DataType.Row row, String path, List<OptionFault> faults) {
        List<Maker> makers = row.fields().stream()
                .flatMap(field -> maker(field, of(kind), path, faults).stream())
                .toList();
        return events -> {
            int[] rows = events.rowsOf(kind);
            Events some = events.only(rows);
            List<Column> columns =
                    makers.stream().map(maker -> maker.values(some)).toList();
            int[] places = new int[events.count()];
            Arrays.fill(places, Gather.NULL_ROW);
            for (int i = 0; i < rows.length; i++) {
                places[rows[i]] = i;
            }
            return Gather.rows(new RowColumn(columns, rows.length, Validity.ALL), places, places.length);
        };
    }

    private static Column kinds(Events events) {
        int[] kinds = new int[events.count()];
        for (EventKind kind : EventKind.values()) {
            for (int row : events.rowsOf(kind)) {
                kinds[row] = kind.code();
            }
        }
        return new IntColumn(kinds, kinds.length, Validity.ALL);
    }
}
