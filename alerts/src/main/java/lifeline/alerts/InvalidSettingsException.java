package lifeline.alerts;

import java.util.List;

/** Settings the service cannot start with; the message lists every fault. */
public final class InvalidSettingsException extends RuntimeException {
    InvalidSettingsException(List<String> faults) {
        super("the settings are not usable:\n  " + String.join("\n  ", faults));
    }
}
