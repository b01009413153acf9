package lifeline.ingest.codec.senml;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import lifeline.ingest.validation.RejectionReason;
import org.jspecify.annotations.Nullable;

/** One record as it was written, before base fields are added and anything is judged. Reused from record to record. */
final class SenmlRecord {
    private final Map<Label, Double> numbers = new EnumMap<>(Label.class);
    private final Map<Label, String> texts = new EnumMap<>(Label.class);
    private final Set<Label> fields = EnumSet.noneOf(Label.class);
    private @Nullable RejectionReason refusal;
    private String detail = "";
    private boolean spoilsTheRest;

    void clear() {
        numbers.clear();
        texts.clear();
        fields.clear();
        refusal = null;
        detail = "";
        spoilsTheRest = false;
    }

    /** Notes that a field is there; twice is once too often. */
    void field(Label label) {
        if (!fields.add(label)) {
            refuse(label, RejectionReason.WRONG_SHAPE, label + " is there twice");
        }
    }

    void put(Label label, double number) {
        numbers.put(label, number);
    }

    void put(Label label, String text) {
        texts.put(label, text);
    }

    /** The record cannot be used; the first reason stays. A base field that cannot be read spoils what follows as well. */
    void refuse(@Nullable Label label, RejectionReason reason, String why) {
        boolean isBase = label != null && label.isBase();
        if (refusal == null || (isBase && !spoilsTheRest)) {
            refusal = reason;
            detail = why;
            spoilsTheRest = isBase;
        }
    }

    boolean has(Label label) {
        return fields.contains(label);
    }

    double number(Label label, double otherwise) {
        Double number = numbers.get(label);
        return number == null ? otherwise : number;
    }

    @Nullable
    String text(Label label) {
        return texts.get(label);
    }

    /** Whether it only sets what holds for the records after it. */
    boolean isOnlyBase() {
        return !fields.isEmpty() && fields.stream().allMatch(Label::isBase);
    }

    @Nullable
    RejectionReason refusal() {
        return refusal;
    }

    String detail() {
        return detail;
    }

    boolean spoilsTheRest() {
        return spoilsTheRest;
    }
}
