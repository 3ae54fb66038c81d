package io.millrace.peers;

import io.millrace.model.data.Batch;

/** Reads auctions. */
public final class AuctionReader extends RowReader<Auction> {
    private long[] sellers = {};

    @Override
    public void open(Batch batch, String[] texts) {
        super.open(batch, texts);
        sellers = longs(batch, "seller");
    }

    @Override
    public Auction newRow() {
        return new Auction();
    }

    @Override
    public void read(int row, Auction auction) {
        auction.seller = sellers[row];
        auction.time = time(row);
    }
}
