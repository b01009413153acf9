package lifeline.alerts.alert;

import java.time.Instant;
import java.util.List;

/**
 * What a person found an alert to be, with a cause that its verdict knows. It may be given at any time, also long after, and the
 * newest counts; it moves the stage only of an alert that was taken and not yet judged.
 */
public record Judgement(Verdict verdict, Cause cause, String by, Instant at) {
    private static final List<Cause> OF_TRUE = List.of(
            Cause.THIRD_PARTY_DAMAGE,
            Cause.CORROSION,
            Cause.EQUIPMENT_FAILURE,
            Cause.OPERATING_ERROR,
            Cause.POWER_FAILURE,
            Cause.OVERLOAD,
            Cause.FREEZING,
            Cause.BLOCKAGE,
            Cause.SETTLEMENT,
            Cause.WEATHER,
            Cause.UNKNOWN);
    private static final List<Cause> OF_FALSE = List.of(
            Cause.BIOGAS,
            Cause.SENSOR_FAULT,
            Cause.COMMUNICATION,
            Cause.CALIBRATION,
            Cause.MAINTENANCE,
            Cause.FILLING_TEST,
            Cause.WORKS_NEARBY,
            Cause.ROAD_WASHING,
            Cause.VEHICLE,
            Cause.WEATHER,
            Cause.TEMPERATURE,
            Cause.DRILL,
            Cause.UNKNOWN);
    private static final List<Cause> OF_OBSERVED = List.of(
            Cause.TREND_UNCLEAR, Cause.SITE_CHECK, Cause.DEVICE_CHECK, Cause.NEIGHBOURS_DISAGREE, Cause.UNKNOWN);

    public Judgement {
        if (!verdict.causes().contains(cause)) {
            throw new IllegalArgumentException(cause + " is no cause of " + verdict);
        }
    }

    /** What was found. Stored and sent by name. */
    public enum Verdict {
        /** There was what it said. */
        TRUE,
        /** There was not. */
        FALSE,
        /** Not known yet: somebody watches it. */
        OBSERVE;

        /** The causes of which each judgement names one, in the order in which people choose. */
        public List<Cause> causes() {
            return switch (this) {
                case TRUE -> OF_TRUE;
                case FALSE -> OF_FALSE;
                case OBSERVE -> OF_OBSERVED;
            };
        }
    }

    /** Why it was so: for each verdict a closed list, stored and sent by name. The store keeps the same lists. */
    public enum Cause {
        /** Dug up, driven over, drilled into. */
        THIRD_PARTY_DAMAGE,
        /** Corrosion or ageing. */
        CORROSION,
        EQUIPMENT_FAILURE,
        OPERATING_ERROR,
        POWER_FAILURE,
        OVERLOAD,
        FREEZING,
        BLOCKAGE,
        /** The ground has sunk or slid. */
        SETTLEMENT,
        BIOGAS,
        SENSOR_FAULT,
        COMMUNICATION,
        CALIBRATION,
        MAINTENANCE,
        FILLING_TEST,
        WORKS_NEARBY,
        ROAD_WASHING,
        VEHICLE,
        WEATHER,
        TEMPERATURE,
        DRILL,
        TREND_UNCLEAR,
        /** Somebody is on the way to look. */
        SITE_CHECK,
        /** The device itself is to be looked at. */
        DEVICE_CHECK,
        /** Other sensors there say something else. */
        NEIGHBOURS_DISAGREE,
        UNKNOWN
    }
}
