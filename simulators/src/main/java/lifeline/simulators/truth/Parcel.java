package lifeline.simulators.truth;

import java.util.ArrayList;
import java.util.List;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.Sample;

/**
 * What of a message the ledger counts.
 *
 * @param sensors the sensor of each of its readings
 * @param timed whether its readings carry a time of their own
 * @param copy whether it repeats the message before
 */
public record Parcel(List<String> sensors, boolean timed, boolean copy) {
    public Parcel {
        sensors = List.copyOf(sensors);
    }

    public static Parcel of(Emission emission) {
        List<String> sensors = new ArrayList<>();
        boolean timed = true;
        for (Sample sample : emission.samples()) {
            timed &= sample.time() != null;
            for (String quantity : sample.values().keySet()) {
                sensors.add(emission.topic().device() + '.' + quantity);
            }
        }
        return new Parcel(sensors, timed, emission.copy());
    }

    public int readings() {
        return sensors.size();
    }
}
