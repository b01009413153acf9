package lifeline.ingest.foreign;

import java.util.Locale;

/** How payloads on topics of others are written. */
public enum ForeignFormat {
    SPARKPLUG,
    ALINK,
    HUAWEI,
    SENML,
    JSON;

    /** As it is written in the settings; those that native topics have too are written as there. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a payload names the device that speaks, so that the topic need not. */
    boolean namesItsDevice() {
        return switch (this) {
            case SPARKPLUG, HUAWEI, SENML -> true;
            case ALINK, JSON -> false;
        };
    }
}
