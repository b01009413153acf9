package lifeline.ingest.codec.cloud;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lifeline.ingest.Message;
import lifeline.ingest.codec.Collected;
import lifeline.ingest.codec.Route;
import lifeline.ingest.validation.ObservedTime;
import lifeline.ingest.validation.RejectionReason;
import org.jspecify.annotations.Nullable;

/**
 * Makes of each value of a message a reading or a rejection of its own. Several values of one sensor without a plausible
 * time get instants of their own, a microsecond apart, as far as the message's {@link Message#span} goes.
 */
final class Judge {
    private final Route route;
    private final Collected collected;
    private final int lastIndex;
    private final Map<String, Integer> untimed = new HashMap<>();
    private boolean judged;

    Judge(Message message, Route route) {
        this.route = route;
        this.collected = new Collected(message, route);
        this.lastIndex = Message.span(message.payload()) - 1;
    }

    Collected collected() {
        return collected;
    }

    /** What is of no use as a whole. */
    void refuse(String detail, int readings) {
        judged = true;
        collected.reject(RejectionReason.WRONG_SHAPE, detail, readings);
    }

    /** Refuses a message in which there was nothing to judge. */
    void end() {
        if (!judged) {
            refuse("no property in it", 1);
        }
    }

    /** What the device that the topic names says. */
    void judge(List<Property> properties) {
        judge(properties, route);
    }

    /**
     * What a device behind it says, which the payload names.
     *
     * @param device empty where the payload does not name it
     */
    void judgeOf(String device, List<Property> properties) {
        if (!device.isEmpty()) {
            judge(properties, route.device(device));
        } else if (!properties.isEmpty()) {
            refuse("a device without a name", properties.size());
        }
    }

    private void judge(List<Property> properties, Route from) {
        for (Property property : properties) {
            judged = true;
            judge(property, from);
        }
    }

    private void judge(Property property, Route from) {
        Map<String, ?> known = from.quantities();
        String name = !known.containsKey(property.name()) && known.containsKey(property.general())
                ? property.general()
                : property.name();
        String numberFault = property.number().fault();
        String timeFault = property.timeFault();
        if (numberFault != null && known.containsKey(name)) {
            collected.reject(RejectionReason.NOT_A_NUMBER, name + ": " + numberFault, 1);
        } else if (timeFault != null && known.containsKey(name)) {
            collected.reject(RejectionReason.TIME, name + ": " + timeFault, 1);
        } else {
            collected.measured(
                    from,
                    name,
                    property.number().number(),
                    null,
                    observed(from.device() + '.' + name, property.time()),
                    null);
        }
    }

    private ObservedTime observed(String sensor, @Nullable Instant time) {
        ObservedTime first = collected.observed(time, 0);
        if (!first.isReplaced()) {
            return first;
        }
        int index = untimed.merge(sensor, 1, Integer::sum) - 1;
        return index == 0 ? first : collected.observed(time, Math.min(index, lastIndex));
    }
}
