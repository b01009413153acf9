package lifeline.simulators.truth;

import java.util.ArrayList;
import java.util.List;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.Sample;
import lifeline.simulators.frame.FrameEmission;

/**
 * What of a message the ledger counts.
 *
 * @param sensors the sensor of each of its readings
 * @param timed whether its readings carry a time of their own
 * @param copy whether it repeats the message before
 * @param waveforms frames, which are no readings
 */
public record Parcel(List<String> sensors, boolean timed, boolean copy, Waveforms waveforms) {
    public Parcel {
        sensors = List.copyOf(sensors);
    }

    public Parcel(List<String> sensors, boolean timed, boolean copy) {
        this(sensors, timed, copy, Waveforms.NONE);
    }

    public static Parcel of(FrameEmission frame) {
        return new Parcel(List.of(), true, false, new Waveforms(1, frame.seconds(), frame.samples()));
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

    boolean hasWaveforms() {
        return waveforms.frames() > 0;
    }

    public int readings() {
        return sensors.size();
    }
}
