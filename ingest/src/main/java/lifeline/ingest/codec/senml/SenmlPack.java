package lifeline.ingest.codec.senml;

import java.time.Duration;
import java.time.Instant;
import lifeline.contract.reading.Mark;
import lifeline.ingest.Message;
import lifeline.ingest.codec.Collected;
import lifeline.ingest.codec.Route;
import lifeline.ingest.unit.UnitNames;
import lifeline.ingest.validation.ObservedTime;
import lifeline.ingest.validation.RejectionReason;
import org.jspecify.annotations.Nullable;

/** What holds from record to record, and what a record says with it: RFC 8428 §4.5. */
final class SenmlPack {
    /** The version of RFC 8428. */
    private static final int NEWEST_VERSION = 10;

    /** Below it a time counts from now, from it on since 1970. */
    private static final double RELATIVE_BELOW = 1L << 28;

    private static final double LAST_SECOND = 253_402_300_799d;
    private static final int LONGEST_NAME = 512;

    private final Message message;
    private final Route route;
    private final Collected collected;
    private String baseName = "";
    private double baseTime;
    private @Nullable String baseUnit;
    private double baseValue;
    private boolean hasBaseValue;

    SenmlPack(Message message, Route route, Collected collected) {
        this.message = message;
        this.route = route;
        this.collected = collected;
    }

    /** Whether the base fields of {@code record} can be used; if not, it says why the pack cannot. */
    boolean begins(SenmlRecord record) {
        double version = record.number(Label.BASE_VERSION, NEWEST_VERSION);
        if (version < 1 || version != Math.rint(version)) {
            record.refuse(Label.BASE_VERSION, RejectionReason.WRONG_SHAPE, "'bver' must be a positive whole number");
        } else if (version > NEWEST_VERSION) {
            record.refuse(
                    Label.BASE_VERSION,
                    RejectionReason.UNKNOWN_FORMAT,
                    "version " + (long) version + ", " + NEWEST_VERSION + " is the newest this version reads");
        }
        if (record.spoilsTheRest()) {
            return false;
        }
        String name = record.text(Label.BASE_NAME);
        baseName = name == null ? baseName : name;
        String unit = record.text(Label.BASE_UNIT);
        baseUnit = unit == null ? baseUnit : unit;
        baseTime = record.number(Label.BASE_TIME, baseTime);
        baseValue = record.number(Label.BASE_VALUE, baseValue);
        hasBaseValue |= record.has(Label.BASE_VALUE);
        return true;
    }

    /** @param index of the record in the pack, from 0 */
    void judge(SenmlRecord record, int index) {
        RejectionReason refusal = record.refusal();
        if (refusal != null) {
            collected.reject(refusal, "record " + index + ": " + record.detail(), 1);
            return;
        }
        if (record.isOnlyBase()) {
            return;
        }
        String fault = valueFault(record);
        if (fault != null) {
            collected.reject(RejectionReason.WRONG_SHAPE, "record " + index + ": " + fault, 1);
            return;
        }
        String own = record.text(Label.NAME);
        String name = own == null ? baseName : baseName + own;
        if (!isName(name)) {
            collected.reject(
                    RejectionReason.WRONG_SHAPE,
                    "record " + index + ": '" + Collected.brief(name) + "' is no name RFC 8428 §4.5.1 allows",
                    1);
            return;
        }
        ObservedTime time = time(baseTime + record.number(Label.TIME, 0), index);
        if (time == null) {
            collected.reject(RejectionReason.TIME, "record " + index + ": a time beyond the year 9999", 1);
            return;
        }
        String unit = record.text(Label.UNIT);
        SenmlName resolved = SenmlName.of(name, route);
        collected.measured(
                resolved.route(),
                resolved.quantity(),
                baseValue + record.number(Label.VALUE, 0),
                unit == null ? baseUnit : unit,
                UnitNames.SENML,
                time,
                null);
    }

    /** Why a record has no number; null when it has one. */
    private @Nullable String valueFault(SenmlRecord record) {
        for (Label other : new Label[] {Label.STRING_VALUE, Label.BOOLEAN_VALUE, Label.DATA_VALUE}) {
            if (record.has(other)) {
                return other + (record.has(Label.VALUE) ? " beside 'v': one value a record" : " is no number");
            }
        }
        if (record.has(Label.VALUE)) {
            return null;
        }
        if (record.has(Label.SUM)) {
            return "a sum without a value; sums are not stored";
        }
        return hasBaseValue ? null : "no value";
    }

    private @Nullable ObservedTime time(double seconds, int index) {
        if (Math.abs(seconds) > LAST_SECOND) {
            return null;
        }
        long micros = (long) Math.rint(seconds * 1e6);
        if (seconds >= RELATIVE_BELOW) {
            Instant at =
                    Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
            return collected.observed(at, index);
        }
        ObservedTime now = collected.observed(null, index);
        if (micros == 0) {
            return now;
        }
        // as good as the receive time, and no better: a copy has another one
        Instant at = now.at().plus(Duration.ofNanos(micros * 1000));
        ObservedTime plausible = ObservedTime.of(at, message.receivedAt());
        return plausible.isReplaced() ? plausible : new ObservedTime(at, null, Mark.NO_TIME);
    }

    private static boolean isName(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME || !isLetterOrDigit(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            if (!isLetterOrDigit(name.charAt(i)) && "-:./_".indexOf(name.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
