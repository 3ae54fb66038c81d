package io.millrace.peers.flink;

import io.millrace.peers.Auction;
import io.millrace.peers.Person;
import org.apache.flink.api.common.functions.CoGroupFunction;
import org.apache.flink.util.Collector;

/** Of the people and the auctions of one number in a window, the people if there are auctions: each once. */
final class SellingNewcomers implements CoGroupFunction<Person, Auction, Person> {
    private static final long serialVersionUID = 1;

    @Override
    public void coGroup(Iterable<Person> people, Iterable<Auction> auctions, Collector<Person> output) {
        if (auctions.iterator().hasNext()) {
            people.forEach(output::collect);
        }
    }
}
