package io.millrace.peers.jet;

import io.millrace.peers.Person;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The people of one number in a window, and whether they have opened auctions there. */
@SuppressWarnings("serial") // it stays in this process
final class Newcomer implements Serializable {
    final List<Person> people = new ArrayList<>(1);
    boolean sells;

    void add(Person person) {
        people.add(person);
    }

    void sell() {
        sells = true;
    }

    /** Takes what another has. */
    void add(Newcomer other) {
        people.addAll(other.people);
        sells |= other.sells;
    }
}
