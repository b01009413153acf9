package lifeline.contract.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One value, of one quantity, at one sensor, at one instant. Its key is (sensor, observedAt): the store holds it exactly
 * once.
 *
 * @param observedAt when it was measured, cut to microseconds; the receive time where the device gave none, or an
 *     implausible one (then {@link Mark#NO_TIME} or {@link Mark#CLOCK_REPLACED} says so)
 * @param receivedAt when it reached us
 * @param deviceTime what the device gave as its time, only where {@code observedAt} replaces it
 * @param seq the device's running number, when it sends one
 * @param value in the quantity's own unit
 */
public record Reading(
        String domain,
        String asset,
        String device,
        String quantity,
        Instant observedAt,
        Instant receivedAt,
        @Nullable Instant deviceTime,
        @Nullable Long seq,
        double value,
        Quality quality) {

    /** The sensor's id, {@code device.quantity}. */
    public String sensor() {
        return device + '.' + quantity;
    }

    public Reading withQuality(Quality better) {
        return new Reading(domain, asset, device, quantity, observedAt, receivedAt, deviceTime, seq, value, better);
    }

    public Reading withValue(double other) {
        return new Reading(domain, asset, device, quantity, observedAt, receivedAt, deviceTime, seq, other, quality);
    }
}
