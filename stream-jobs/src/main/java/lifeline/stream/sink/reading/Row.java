package lifeline.stream.sink.reading;

import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Reading;
import lifeline.stream.sink.ledger.LedgerCounts;

/**
 * A reading as the store keeps it. Rows are in order of sensor and time.
 *
 * @param observedAt microseconds since 1970
 * @param quality of the reading, with what the store knows of its device
 */
record Row(SensorEntry entry, long observedAt, short quality, Reading reading) implements Comparable<Row> {
    int sensor() {
        return entry.number();
    }

    boolean hasKeyOf(Row other) {
        return observedAt == other.observedAt && sensor() == other.sensor();
    }

    /** Whether nothing is stored under its key for certain; false does not say that something is. */
    boolean isNew() {
        return observedAt > entry.newest();
    }

    /** Whether it tells what is true now; what a broker retained does not. */
    boolean isLive() {
        return !reading.quality().has(Mark.RETAINED);
    }

    void countStored(LedgerCounts ledger) {
        ledger.stored(
                reading.device(),
                reading.domain(),
                reading.receivedAt(),
                reading.quality().has(Mark.LATE));
    }

    void countCopy(LedgerCounts ledger) {
        ledger.duplicate(reading.device(), reading.domain(), reading.receivedAt());
    }

    @Override
    public int compareTo(Row other) {
        int bySensor = Integer.compare(sensor(), other.sensor());
        return bySensor == 0 ? Long.compare(observedAt, other.observedAt) : bySensor;
    }
}
