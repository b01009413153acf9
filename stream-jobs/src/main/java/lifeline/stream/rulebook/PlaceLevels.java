package lifeline.stream.rulebook;

import java.util.List;
import java.util.Optional;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Rule;
import lifeline.stream.judge.SensorJudge.Versioned;

/**
 * The levels a rule has at one asset or one device, until {@code until}, in microseconds.
 *
 * @param asset empty where it is for a device
 * @param device empty where it is for an asset
 */
public record PlaceLevels(
        String rule, String quantity, Optional<String> asset, Optional<String> device, List<Level> levels, long until) {
    boolean holds(String atQuantity, String atAsset, String atDevice, long now) {
        return now < until
                && quantity.equals(atQuantity)
                && (asset.filter(atAsset::equals).isPresent()
                        || device.filter(atDevice::equals).isPresent());
    }

    /** A rule with the last of the levels that some place of {@code levels} has for it. */
    public static Versioned in(Versioned versioned, List<PlaceLevels> levels) {
        Versioned placed = versioned;
        for (PlaceLevels place : levels) {
            placed = place.rule().equals(versioned.rule().id()) ? place.in(versioned) : placed;
        }
        return placed;
    }

    private Versioned in(Versioned versioned) {
        Rule rule = versioned.rule();
        return new Versioned(rule.as(rule.id(), levels, rule.season()), versioned.version());
    }
}
