package lifeline.alerts.run;

import java.time.Instant;
import java.util.List;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;

/** Signals of made-up gas leaks. */
public final class Episodes {
    public static final Instant BEGIN = Instant.parse("2026-06-01T04:00:00Z");

    private Episodes() {}

    public static Signal signal(int well, SignalKind kind, Severity severity, int step) {
        Instant at = BEGIN.plusSeconds(step);
        return new Signal(
                "gas.methane.leak",
                1,
                device(well) + ".methane",
                "gas",
                "well-" + well,
                device(well),
                "methane",
                BEGIN,
                kind,
                severity,
                step,
                at,
                BEGIN,
                at,
                at,
                60,
                50,
                List.of());
    }

    public static String device(int well) {
        return "dev-" + well;
    }

    public static Signal raise(int well) {
        return signal(well, SignalKind.RAISE, Severity.RED, 0);
    }

    public static Signal clear(int well) {
        return signal(well, SignalKind.CLEAR, Severity.RED, 9);
    }
}
