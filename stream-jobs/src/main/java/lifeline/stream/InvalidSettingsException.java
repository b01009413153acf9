package lifeline.stream;

import java.util.List;

/** Settings the job cannot start with; the message lists every fault. */
public final class InvalidSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidSettingsException(List<String> faults) {
        super("the settings have " + faults.size() + (faults.size() == 1 ? " fault:\n  " : " faults:\n  ")
                + String.join("\n  ", faults));
    }
}
