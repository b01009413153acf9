package lifeline.contract.topic;

import java.util.Optional;

/** The last level of a native topic: how the payload is written. */
public enum Format {
    JSON,
    SENML,
    FRAME,
    STATUS;

    /** The level as it stands in the topic. */
    public String level() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Optional<Format> of(String level) {
        for (Format format : values()) {
            if (format.level().equals(level)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
