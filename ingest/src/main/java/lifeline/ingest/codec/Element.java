package lifeline.ingest.codec;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import lifeline.ingest.validation.RejectionReason;
import org.jspecify.annotations.Nullable;

/**
 * One object of a payload as it was written, before anything is judged: {@code u} may come after {@code v}, and {@code t}
 * last. Reused from element to element.
 */
final class Element {
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Map<String, String> units = new HashMap<>();
    private final Set<String> members = new HashSet<>();
    private @Nullable Instant deviceTime;
    private @Nullable Long seq;
    private @Nullable RejectionReason refusal;
    private String detail = "";

    /**
     * A number as written.
     *
     * @param fault what stands in place of a number; null when it is one
     */
    record Value(double number, @Nullable String fault) {}

    void clear() {
        values.clear();
        units.clear();
        members.clear();
        deviceTime = null;
        seq = null;
        refusal = null;
        detail = "";
    }

    /** The element as a whole cannot be used; the first reason stays. */
    void refuse(RejectionReason reason, String why) {
        if (refusal == null) {
            refusal = reason;
            detail = why;
        }
    }

    /** Notes a member of the element and refuses the element when it has it twice: nobody knows which one counts. */
    void member(String name) {
        if (!members.add(name)) {
            refuse(RejectionReason.WRONG_SHAPE, "'" + name + "' is there twice");
        }
    }

    void value(String quantity, Value value) {
        if (values.put(quantity, value) != null) {
            values.put(quantity, new Value(Double.NaN, "is there twice"));
        }
    }

    void unit(String quantity, String symbol) {
        units.put(quantity, symbol);
    }

    void time(Instant at) {
        deviceTime = at;
    }

    void seq(long number) {
        seq = number;
    }

    Map<String, Value> values() {
        return values;
    }

    @Nullable
    String unit(String quantity) {
        return units.get(quantity);
    }

    @Nullable
    Instant deviceTime() {
        return deviceTime;
    }

    @Nullable
    Long seq() {
        return seq;
    }

    @Nullable
    RejectionReason refusal() {
        return refusal;
    }

    String detail() {
        return detail;
    }
}
