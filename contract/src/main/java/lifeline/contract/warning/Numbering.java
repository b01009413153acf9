package lifeline.contract.warning;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import lifeline.contract.signal.Severity;

/**
 * Standards that number their levels, each in its own direction, and the colours we give them. "Level one" is the mildest in two of them and
 * the gravest in the two others, so a bare number says nothing: a rule's level is written with its standard, and becomes a colour as it is read.
 */
public enum Numbering {
    /**
     * Set-points of gas detectors: one is the lower, at most 25 %LEL, two the higher, at most 50 %LEL. That they are orange and red is
     * ours [default], as our rules have them.
     */
    GB_T_50493("GB/T 50493", Severity.ORANGE, Severity.RED),
    /** Limits of highway bridges: one is the mildest. [memory], check on paper; the colours are [default]. */
    JT_T_1037("JT/T 1037", Severity.YELLOW, Severity.ORANGE, Severity.RED),
    /** Warning models for bridges of a Sichuan group on lifelines: one is the gravest. The colours are [default]. */
    LIFELINE_BRIDGE("lifeline bridge models", Severity.RED, Severity.ORANGE, Severity.YELLOW),
    /** Emergency warnings: one is the gravest, red, and four blue. [memory] */
    EMERGENCY("emergency warning", Severity.RED, Severity.ORANGE, Severity.YELLOW, Severity.BLUE);

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // a List.of
    private final List<Severity> colours;

    Numbering(String title, Severity... colours) {
        this.title = title;
        this.colours = List.of(colours);
    }

    /** As people call it. */
    public String title() {
        return title;
    }

    /** How many levels it has, from 1. */
    public int count() {
        return colours.size();
    }

    /** Our colour for its level; empty where it has no such level. */
    public Optional<Severity> severity(int level) {
        return level < 1 || level > colours.size() ? Optional.empty() : Optional.of(colours.get(level - 1));
    }

    /** Its number for our colour; empty where it has none. */
    public OptionalInt level(Severity severity) {
        int index = colours.indexOf(severity);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index + 1);
    }
}
