package io.millrace.peers;

import io.millrace.model.data.Batch;

/** Reads people. */
public final class PersonReader extends RowReader<Person> {
    private long[] ids = {};
    private String[] names = {};

    @Override
    public void open(Batch batch, String[] texts) {
        super.open(batch, texts);
        ids = longs(batch, "id");
        names = texts;
    }

    @Override
    public Person newRow() {
        return new Person();
    }

    @Override
    public void read(int row, Person person) {
        person.id = ids[row];
        person.name = names[row];
        person.time = time(row);
    }
}
