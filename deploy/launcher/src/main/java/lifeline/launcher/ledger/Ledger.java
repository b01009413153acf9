package lifeline.launcher.ledger;

import java.util.HashMap;
import java.util.Map;

/**
 * Whether what was sent has arrived, once: {@code published = stored + duplicate + rejected + lost}, in readings.
 *
 * @param published acknowledged by the broker
 * @param stored with a partner among the published
 * @param duplicate published again on purpose or after a reconnect, and stored once
 * @param rejected published and refused with a reason
 * @param lost published and found nowhere
 * @param possibleDuplicate stored beyond what was published, but marked as such or resent: readings without a time of their own
 * @param unacknowledged stored beyond what was published, while that many publications had not been acknowledged
 * @param duplicated stored beyond what was published, without excuse
 */
public record Ledger(
        long published,
        long stored,
        long duplicate,
        long rejected,
        long lost,
        long possibleDuplicate,
        long unacknowledged,
        long duplicated) {
    /**
     * Sensor by sensor, so that one sensor's surplus cannot hide another's loss. Rejections are known by device.
     *
     * @param stored by sensor id
     * @param rejectedByDevice by device id
     */
    public static Ledger of(Truth truth, Map<String, StoredCount> stored, Map<String, Long> rejectedByDevice) {
        Tally tally = new Tally(rejectedByDevice, truth.unacknowledged());
        truth.sensors()
                .forEach((sensor, sent) ->
                        tally.add(device(sensor), sent, stored.getOrDefault(sensor, StoredCount.NONE)));
        return tally.ledger();
    }

    /** With what was found beyond the counts of sensors whose readings are known one by one. */
    public Ledger withSurplus(long possible, long unexcused) {
        return new Ledger(
                published,
                stored,
                duplicate,
                rejected,
                lost,
                possibleDuplicate + possible,
                unacknowledged,
                duplicated + unexcused);
    }

    /** Nothing is missing and nothing is there twice. */
    public boolean closes() {
        return lost == 0 && duplicated == 0;
    }

    private static String device(String sensor) {
        int dot = sensor.lastIndexOf('.');
        return dot < 0 ? sensor : sensor.substring(0, dot);
    }

    private static final class Tally {
        private final Map<String, Long> rejectionsLeft;
        private long unacknowledgedLeft;
        private long published;
        private long stored;
        private long duplicate;
        private long rejected;
        private long lost;
        private long possibleDuplicate;
        private long unacknowledged;
        private long duplicated;

        Tally(Map<String, Long> rejections, long unacknowledged) {
            this.rejectionsLeft = new HashMap<>(rejections);
            this.unacknowledgedLeft = unacknowledged;
        }

        void add(String device, SensorCount sent, StoredCount found) {
            published += sent.published();
            duplicate += sent.repeated();
            stored += Math.min(found.rows(), sent.distinct());
            if (found.rows() >= sent.distinct()) {
                excuse(found.rows() - sent.distinct(), found.possibleDuplicates() + sent.ambiguous());
            } else {
                explain(device, sent.distinct() - found.rows());
            }
        }

        private void excuse(long surplus, long marked) {
            long possible = Math.min(surplus, marked);
            possibleDuplicate += possible;
            long unheard = Math.min(surplus - possible, unacknowledgedLeft);
            unacknowledged += unheard;
            unacknowledgedLeft -= unheard;
            duplicated += surplus - possible - unheard;
        }

        private void explain(String device, long missing) {
            long refused = Math.min(missing, rejectionsLeft.getOrDefault(device, 0L));
            rejectionsLeft.merge(device, -refused, Long::sum);
            rejected += refused;
            lost += missing - refused;
        }

        Ledger ledger() {
            return new Ledger(
                    published, stored, duplicate, rejected, lost, possibleDuplicate, unacknowledged, duplicated);
        }
    }
}
