package lifeline.alerts.duty;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lifeline.contract.rule.Track;
import lifeline.contract.signal.Severity;

/**
 * Which chain is called for what.
 *
 * @param domain folder name; empty for any
 * @param district empty for any
 * @param owner the unit that is responsible for the asset; empty for any
 * @param track of the rule: who is wanted for a hazard mends no devices
 * @param severity from this on
 * @param occasion whom an alarm wakes is not whom a warning is released to
 */
public record Responsibility(
        String domain, String district, String owner, Track track, Severity severity, Occasion occasion, String chain) {
    private static final Comparator<Responsibility> MOST_PARTICULAR = Comparator.comparing(
                    (Responsibility line) -> !line.owner.isEmpty())
            .thenComparing(line -> !line.district.isEmpty())
            .thenComparing(line -> !line.domain.isEmpty())
            .thenComparing(Responsibility::severity);

    /** What somebody is wanted for. */
    public record Matter(
            String domain, String district, String owner, Track track, Severity severity, Occasion occasion) {}

    private boolean fits(Matter matter) {
        return track == matter.track
                && occasion == matter.occasion
                && (domain.isEmpty() || domain.equals(matter.domain))
                && (district.isEmpty() || district.equals(matter.district))
                && (owner.isEmpty() || owner.equals(matter.owner))
                && matter.severity.isAtLeast(severity);
    }

    /** The most particular line that fits; empty where nobody is responsible. */
    public static Optional<Responsibility> of(Matter matter, List<Responsibility> lines) {
        return lines.stream().filter(line -> line.fits(matter)).max(MOST_PARTICULAR);
    }
}
