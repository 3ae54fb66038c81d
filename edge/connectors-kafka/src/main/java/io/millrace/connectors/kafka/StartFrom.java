package io.millrace.connectors.kafka;

/** Where a partition is read from when there is no position to go on from. */
enum StartFrom {
    EARLIEST,
    LATEST
}
