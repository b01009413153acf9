package lifeline.alerts.alert;

import java.util.List;
import java.util.Optional;
import lifeline.contract.signal.Signal;

/** What a signal makes of an alert with one episode. */
final class Taking {
    private Taking() {}

    static Alert taking(Optional<Alert> known, Signal signal) {
        return known.map(alert -> course(alert).take(signal).alert())
                .orElseGet(() -> Course.beginning(signal).alert());
    }

    static Course course(Alert alert) {
        return new Course(alert, List.of(episode(alert)));
    }

    static Course.Episode episode(Alert alert) {
        return new Course.Episode(
                alert.origin(),
                alert.ruleVersion(),
                alert.severity(),
                alert.peakSeverity(),
                alert.machine(),
                alert.value(),
                alert.threshold(),
                alert.beganAt());
    }

    static Alert takenBack(Alert alert, java.time.Instant at) {
        return course(alert).takenBack(alert.origin().id(), at).alert();
    }
}
