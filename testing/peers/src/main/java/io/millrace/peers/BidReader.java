package io.millrace.peers;

import io.millrace.model.data.Batch;

/** Reads bids. */
public final class BidReader extends RowReader<Bid> {
    private long[] auctions = {};
    private long[] bidders = {};
    private long[] prices = {};
    private String[] extras = {};

    @Override
    public void open(Batch batch, String[] texts) {
        super.open(batch, texts);
        auctions = longs(batch, "auction");
        bidders = longs(batch, "bidder");
        prices = longs(batch, "price");
        extras = texts;
    }

    @Override
    public Bid newRow() {
        return new Bid();
    }

    @Override
    public void read(int row, Bid bid) {
        if (auctions.length > 0) {
            bid.auction = auctions[row];
        }
        if (bidders.length > 0) {
            bid.bidder = bidders[row];
        }
        if (prices.length > 0) {
            bid.price = prices[row];
        }
        bid.time = time(row);
        if (extras.length > 0) {
            bid.extra = extras[row];
        }
    }
}
