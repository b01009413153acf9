package lifeline.stream.judge;

import java.util.List;
import lifeline.contract.reading.Reading;
import lifeline.stream.quality.LateBurst;
import lifeline.stream.quality.RecentReadings;
import lifeline.stream.window.Micros;
import lifeline.stream.window.SampleWindow;
import org.jspecify.annotations.Nullable;

/**
 * All that is remembered of a sensor, about 450 bytes of checkpoint with four rules of which one keeps a
 * window. Instants in microseconds.
 *
 * @param asset where its last reading came from
 * @param seenAt when its last live reading arrived
 * @param seenObservedAt when that was observed
 * @param newestAt when the newest reading was observed, or received if its device's clock is fast: what is older is late
 * @param recent the last readings, to know copies and as evidence
 * @param held the newest reading, where it is far from those before it and waits for the next; empty otherwise
 * @param late those that came late and wait until their order is known
 * @param rules in the order of the quantity's rules
 * @param wakeAt when it has asked to be woken; null when nothing can be overdue
 */
public record SensorState(
        String domain,
        String asset,
        String device,
        String quantity,
        long seenAt,
        long seenObservedAt,
        long newestAt,
        SampleWindow recent,
        SampleWindow held,
        LateBurst late,
        List<RuleState> rules,
        @Nullable Long wakeAt) {

    /** A sensor before its first reading was judged. */
    public static SensorState before(Reading reading) {
        long receivedAt = Micros.of(reading.receivedAt());
        long observedAt = Micros.of(reading.observedAt());
        return new SensorState(
                reading.domain(),
                reading.asset(),
                reading.device(),
                reading.quantity(),
                receivedAt,
                observedAt,
                Math.min(observedAt, receivedAt),
                SampleWindow.EMPTY,
                SampleWindow.EMPTY,
                LateBurst.NONE,
                List.of(),
                null);
    }

    /** The sensor's id, {@code device.quantity}. */
    public String sensor() {
        return device + '.' + quantity;
    }

    boolean hasOpenEpisode() {
        return rules.stream().anyMatch(RuleState::isOpen);
    }

    /** The rules may have changed since the state was kept: they are matched by id, and by place where that fits. */
    RuleState rule(int index, String id) {
        if (index < rules.size() && rules.get(index).rule().equals(id)) {
            return rules.get(index);
        }
        return rules.stream()
                .filter(state -> state.rule().equals(id))
                .findFirst()
                .orElseGet(() -> RuleState.fresh(id));
    }

    SensorState seen(Reading reading, long at, long observedAt) {
        return new SensorState(
                domain,
                reading.asset(),
                device,
                quantity,
                Micros.of(reading.receivedAt()),
                observedAt,
                Math.max(newestAt, at),
                RecentReadings.with(recent, observedAt, reading.value()),
                held,
                late,
                rules,
                wakeAt);
    }

    /** Its device's clock was put back to {@code at}. */
    SensorState newestAgainAt(long at) {
        return new SensorState(
                domain,
                asset,
                device,
                quantity,
                seenAt,
                seenObservedAt,
                at,
                recent,
                SampleWindow.EMPTY,
                LateBurst.NONE,
                rules,
                wakeAt);
    }

    SensorState holding(SampleWindow newHeld) {
        return new SensorState(
                domain,
                asset,
                device,
                quantity,
                seenAt,
                seenObservedAt,
                newestAt,
                recent,
                newHeld,
                late,
                rules,
                wakeAt);
    }

    /** As it was when the reading that is held was the last one seen, whatever came since, looked at no later than {@code latest}. */
    SensorState asOfHeld(long latest) {
        return new SensorState(
                domain,
                asset,
                device,
                quantity,
                seenAt,
                held.at(0),
                Math.min(held.at(0), latest),
                recent,
                held,
                late,
                rules,
                wakeAt);
    }

    SensorState withLate(LateBurst newLate) {
        return new SensorState(
                domain,
                asset,
                device,
                quantity,
                seenAt,
                seenObservedAt,
                newestAt,
                recent,
                held,
                newLate,
                rules,
                wakeAt);
    }

    SensorState withRules(List<RuleState> newRules) {
        return new SensorState(
                domain,
                asset,
                device,
                quantity,
                seenAt,
                seenObservedAt,
                newestAt,
                recent,
                held,
                late,
                newRules,
                wakeAt);
    }

    SensorState wakingAt(@Nullable Long newWakeAt) {
        return new SensorState(
                domain,
                asset,
                device,
                quantity,
                seenAt,
                seenObservedAt,
                newestAt,
                recent,
                held,
                late,
                rules,
                newWakeAt);
    }
}
