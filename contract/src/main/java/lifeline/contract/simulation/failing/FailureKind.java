package lifeline.contract.simulation.failing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lifeline.contract.simulation.Effect;

/**
 * The fifteen kinds in which devices and their links fail. The first four are courses of a value, written as {@code
 * effects:}; each of the others has one or more {@link Way}s, written as {@code failure:}. Every default here is ours.
 */
public enum FailureKind {
    /** The same value again and again. */
    STUCK,
    /** One value far from its neighbours. */
    SPIKE,
    /** The zero point creeps. */
    DRIFT,
    /** Nothing is said. */
    DROPOUT,
    /** Nothing is said, and afterwards all of it at once, with its old times. */
    LATE_BURST,
    /** A message comes twice, or after the one that followed it. */
    DUPLICATE,
    /** The device's clock is wrong. */
    CLOCK_SKEW,
    /** New firmware tells another unit, scale or channel. */
    UNIT_SWAP,
    /** A number that stands for none. */
    MAGIC,
    /** The sensor is at the end of its scale. */
    SATURATION,
    /** Water, ice or dirt is between the sensor and what it measures. */
    ENVIRONMENT,
    /** The battery is nearly empty, or the signal too weak. */
    BATTERY,
    /** People work at the sensor. */
    MAINTENANCE,
    /** A cover was opened, a device stolen, or another one put in its place. */
    TAMPERING,
    /** An old message is told as if it were new. */
    ZOMBIE;

    /** Which quantities a way is about. */
    public enum Aim {
        /** All that the device says, whatever it measures. */
        MESSAGE,
        /** Those named, or all. */
        ANY,
        /** Those named. */
        NAMED,
        /** The two that are named. */
        PAIR
    }

    /** A way in which a device fails, and the numbers that say how far. */
    public enum Way {
        /** Its gateway has no uplink: it keeps all, and then sends {@code rate} messages a second. */
        BUFFERED(LATE_BURST, Aim.MESSAGE, new Setting("rate", 5, 0.01, 10_000)),
        /** Each message comes {@code copies} times more, {@code after} so many seconds each. */
        REPEATED(DUPLICATE, Aim.MESSAGE, new Setting("copies", 1, 1, 10), new Setting("after", 2, 0, 600)),
        /** Of {@code every} so many messages one comes after the next. */
        REORDERED(DUPLICATE, Aim.MESSAGE, new Setting("every", 2, 2, 1_000)),
        /** It has started without a clock: 1970. */
        EPOCH(CLOCK_SKEW, Aim.MESSAGE),
        /** It is {@code ahead} so many seconds; behind, where that is below 0. */
        AHEAD(CLOCK_SKEW, Aim.MESSAGE, new Setting("ahead", 7_200, -1e9, 1e9)),
        /** It keeps the time of a place {@code hours} east of Greenwich, and tells it without saying so. */
        ZONELESS(CLOCK_SKEW, Aim.MESSAGE, new Setting("hours", 8, -12, 14)),
        /** It gains {@code ppm} millionths, and nobody sets it right. */
        GAINING(CLOCK_SKEW, Aim.MESSAGE, new Setting("ppm", 2_000, -1e6, 1e6)),
        /** It tells {@code factor} times as much, and says nothing of it. */
        SCALED(UNIT_SWAP, Aim.ANY, new Setting("factor", 10, -1e6, 1e6)),
        /** It tells {@code factor} times as much, and names another {@code unit}. */
        RENAMED(UNIT_SWAP, Aim.NAMED, new Setting("factor", 1, -1e6, 1e6)),
        /** Each of two quantities has the other's value. */
        CHANNELS(UNIT_SWAP, Aim.PAIR),
        /** {@code value} stands for no value, in a {@code share} of the messages. */
        CODE(MAGIC, Aim.ANY, new Setting("value", -9_999, -1e9, 1e9), new Setting("share", 1, 0, 1)),
        /** Not a number, where the format can say it. */
        NAN(MAGIC, Aim.ANY, new Setting("share", 1, 0, 1)),
        /** At full scale. */
        HIGH(SATURATION, Aim.ANY),
        /** At the lower end. */
        LOW(SATURATION, Aim.ANY),
        /** Under water it {@code reads} that, without noise. */
        FLOODED(ENVIRONMENT, Aim.NAMED, new Setting("reads", 0, -1e6, 1e6)),
        /** Frozen over it {@code reads} that, without noise. */
        ICED(ENVIRONMENT, Aim.NAMED, new Setting("reads", 0, -1e6, 1e6)),
        /** Dirty optics lose that share of the value, more and more. */
        DIRTY(ENVIRONMENT, Aim.NAMED, new Setting("loss", 0.6, 0, 1)),
        /** It has not the power for each message: in the end this share is {@code lost}. */
        EMPTY(BATTERY, Aim.MESSAGE, new Setting("lost", 0.7, 0, 1)),
        /** Of all messages a share is {@code lost}, and one {@code repeated} some seconds late. */
        WEAK_SIGNAL(BATTERY, Aim.MESSAGE, new Setting("lost", 0.3, 0, 1), new Setting("repeated", 0.2, 0, 1)),
        /** Zero gas, then span gas, then zero gas again. */
        CALIBRATION(MAINTENANCE, Aim.NAMED, new Setting("zero", 0, -1e6, 1e6), new Setting("span", 50, -1e6, 1e6)),
        /** An exercise with test gas: up to {@code peak} and back. */
        DRILL(MAINTENANCE, Aim.NAMED, new Setting("peak", 60, -1e6, 1e6)),
        /** The cover stands at {@code angle}. */
        OPENED(TAMPERING, Aim.NAMED, new Setting("angle", 95, -360, 360)),
        /** It stands at {@code angle}, and after so many seconds nothing is heard any more. */
        THEFT(TAMPERING, Aim.NAMED, new Setting("angle", 95, -360, 360), new Setting("after", 60, 0, 86_400)),
        /** Another device speaks at the same asset, under an id of its own. */
        REPLACED(TAMPERING, Aim.MESSAGE),
        /** Messages are published with the retain flag. */
        RETAINED(ZOMBIE, Aim.MESSAGE),
        /** One message of {@code age} seconds ago is told again and again, and nothing else. */
        OLD(ZOMBIE, Aim.MESSAGE, new Setting("age", 172_800, 0, 1e9));

        private final FailureKind kind;
        private final Aim aim;

        @SuppressWarnings("ImmutableEnumChecker") // List.of
        private final List<Setting> settings;

        Way(FailureKind kind, Aim aim, Setting... settings) {
            this.kind = kind;
            this.aim = aim;
            this.settings = List.of(settings);
        }

        public FailureKind kind() {
            return kind;
        }

        public Aim aim() {
            return aim;
        }

        /** The numbers it takes. */
        public List<Setting> settings() {
            return settings;
        }

        public Optional<Setting> setting(String name) {
            return settings.stream()
                    .filter(setting -> setting.name().equals(name))
                    .findFirst();
        }

        /** As it stands in {@code simulation.yaml}. */
        public String written() {
            return FailureKind.written(this);
        }
    }

    /**
     * A number that says how a device fails.
     *
     * @param value where the file says nothing
     */
    public record Setting(String name, double value, double least, double most) {}

    /** How it may happen; none for those that are written as effects. */
    public List<Way> ways() {
        return Arrays.stream(Way.values()).filter(way -> way.kind == this).toList();
    }

    /** What a device has whose value takes this course. */
    public static FailureKind of(Effect.Shape shape) {
        return switch (shape) {
            case RAMP, SURGE -> DRIFT;
            case SPIKE -> SPIKE;
            case STUCK -> STUCK;
            case SILENT -> DROPOUT;
        };
    }

    /** As it stands in {@code simulation.yaml}. */
    public String written() {
        return written(this);
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
