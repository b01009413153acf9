package lifeline.ingest.codec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lifeline.contract.domain.Quantity;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.ingest.Message;
import lifeline.ingest.unit.UnitNames;
import lifeline.ingest.validation.ObservedTime;
import lifeline.ingest.validation.Rejection;
import lifeline.ingest.validation.RejectionReason;
import lifeline.ingest.validation.StoredValue;
import org.jspecify.annotations.Nullable;

/**
 * What a message has said so far. The first {@value #TOLD} refusals are told one by one, the rest as a number for each
 * reason: a small message cannot become many large rows.
 */
public final class Collected {
    static final int TOLD = 8;
    private static final byte[] NOTHING = {};

    private final Message message;
    private final Route route;
    private final List<Reading> readings = new ArrayList<>(4);
    private final List<Rejection> rejections = new ArrayList<>(0);
    private final Map<RejectionReason, Integer> untold = new EnumMap<>(RejectionReason.class);

    public Collected(Message message, Route route) {
        this.message = message;
        this.route = route;
    }

    /**
     * A number the payload gives for one of the route's quantities: becomes a reading, or a rejection that says why not.
     *
     * @param name as the payload has it
     * @param unit symbol as the payload has it; null means the one the settings assume, else the quantity's own
     * @param time what {@link #observed} made of the device's
     */
    public void measured(
            Route from, String name, double number, @Nullable String unit, ObservedTime time, @Nullable Long seq) {
        measured(from, name, number, unit, UnitNames.NATIVE, time, seq);
    }

    /** The same for a format that has names of its own for units. */
    public void measured(
            Route from,
            String name,
            double number,
            @Nullable String unit,
            UnitNames units,
            ObservedTime time,
            @Nullable Long seq) {
        measured(from, name, number, unit, units, time, seq, Quality.GOOD);
    }

    /**
     * The same of a value whose sender says how good it is.
     *
     * @param told what the sender says
     */
    public void measured(
            Route from,
            String name,
            double number,
            @Nullable String unit,
            UnitNames units,
            ObservedTime time,
            @Nullable Long seq,
            Quality told) {
        Quantity quantity = from.quantities().get(name);
        if (quantity == null) {
            reject(RejectionReason.UNKNOWN_QUANTITY, from.domain() + " has no quantity '" + brief(name) + "'", 1);
            return;
        }
        if (from.asset().isEmpty() || from.device().isEmpty()) {
            reject(RejectionReason.UNPLACED, unplaced(from), 1);
            return;
        }
        StoredValue stored = unit == null
                ? StoredValue.of(quantity, number, from.units().get(name), UnitNames.NATIVE)
                : StoredValue.of(quantity, number, unit, units);
        RejectionReason why = stored.refusal();
        if (why != null) {
            reject(why, stored.detail(), 1);
            return;
        }
        readings.add(new Reading(
                from.domain(),
                from.asset(),
                from.device(),
                quantity.name(),
                time.at(),
                time.isReplaced() && time.at().isAfter(message.receivedAt()) ? time.at() : message.receivedAt(),
                time.deviceTime(),
                seq,
                stored.value(),
                quality(told, time)));
    }

    /**
     * When something was measured. Elements without a time get instants of their own, a microsecond apart: see {@link
     * Message#span}.
     *
     * @param index of the element in the payload, from 0
     */
    public ObservedTime observed(@Nullable Instant deviceTime, int index) {
        Instant received =
                index == 0 ? message.receivedAt() : message.receivedAt().plusNanos(index * 1000L);
        return ObservedTime.of(deviceTime, received);
    }

    private static String unplaced(Route from) {
        return from.namesDevice() ? "the settings name no asset for " + from.device() : "nothing names the device";
    }

    private Quality quality(Quality told, ObservedTime time) {
        Quality quality = route.isExercise() ? told.with(Mark.EXERCISE) : told;
        Mark replaced = time.replaced();
        if (replaced != null) {
            quality = quality.with(replaced);
            if (message.duplicate() || message.afterReconnect()) {
                quality = quality.with(Mark.POSSIBLE_DUPLICATE);
            }
        }
        return message.retained() ? quality.with(Mark.RETAINED) : quality;
    }

    /** @param count how many readings are refused with it, at least one */
    public void reject(RejectionReason reason, String detail, int count) {
        if (rejections.size() < TOLD) {
            rejections.add(rejection(reason, detail, message.payload(), Math.max(1, count)));
        } else {
            untold.merge(reason, Math.max(1, count), Integer::sum);
        }
    }

    /** Whether the message has said nothing so far: neither a reading nor anything to refuse. */
    public boolean isSilent() {
        return readings.isEmpty() && rejections.isEmpty();
    }

    /** The message as a whole cannot be read: whatever it seemed to say does not count. */
    public Outcome refuseAll(RejectionReason reason, String detail) {
        return new Outcome(List.of(), List.of(rejection(reason, detail, message.payload(), 1)));
    }

    public Outcome outcome() {
        untold.forEach((reason, count) ->
                rejections.add(rejection(reason, "and " + count + " more in this message", NOTHING, count)));
        return new Outcome(readings, rejections);
    }

    private Rejection rejection(RejectionReason reason, String detail, byte[] excerpt, int count) {
        return new Rejection(
                reason,
                message.topic(),
                route.device(),
                detail,
                excerpt,
                message.length(),
                message.sha256(),
                message.receivedAt(),
                count);
    }

    /** A name from a payload, short enough for a sentence. */
    public static String brief(String text) {
        return text.length() <= 64 ? text : text.substring(0, 64) + "…";
    }
}
