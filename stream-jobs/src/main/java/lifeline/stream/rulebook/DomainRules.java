package lifeline.stream.rulebook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.DomainFolder;
import lifeline.contract.domain.InvalidDomainException;
import lifeline.contract.domain.Quantity;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.ShadowRule;
import lifeline.stream.judge.SensorJudge.Versioned;
import lifeline.stream.window.Micros;

/**
 * The rules of a domain, read: those in force, those in shadow beside them, single places' own levels, and windows of work.
 *
 * @param misfits overrides that do not fit the rules in force, and why; they count for nothing
 */
public record DomainRules(
        long revision,
        int version,
        List<Versioned> rules,
        List<PlaceLevels> places,
        List<WorkWindow> work,
        List<String> misfits) {
    private static final String FILE = "rules.yaml";

    /** The rules the build carries. */
    public static DomainRules shipped(Domain domain) {
        return new DomainRules(0, 0, versioned(domain, 0), List.of(), List.of(), List.of());
    }

    /**
     * What {@code set} says.
     *
     * @throws InvalidDomainException naming every fault of the texts with file and line
     */
    public static DomainRules of(Domain shipped, RuleSet set) {
        Domain inForce = set.rules() == null ? shipped : ReadRules.of(shipped, FILE, set.rules());
        List<Versioned> rules = new ArrayList<>(versioned(inForce, set.version()));
        Integer shadow = set.shadowVersion();
        String shadowRules = set.shadowRules();
        if (shadow != null && shadowRules != null) {
            DomainFolder.withRules(shipped, FILE, shadowRules)
                    .rules()
                    .forEach(rule -> rules.add(new Versioned(inShadow(rule, shadow), shadow)));
        }
        List<PlaceLevels> places = new ArrayList<>();
        List<String> misfits = new ArrayList<>();
        for (RuleOverride override : set.overrides()) {
            try {
                places.add(placed(inForce, override));
            } catch (InvalidDomainException | IllegalArgumentException e) {
                misfits.add("override " + override.id() + " of " + override.rule() + ": " + e.getMessage());
            }
        }
        List<WorkWindow> work = set.work();
        return new DomainRules(
                set.revision(), set.version(), rules, places, work == null ? List.of() : List.copyOf(work), misfits);
    }

    /** Who has levels of their own for sensors of {@code quantity} there, an asset's first: a device has the last word. */
    public List<PlaceLevels> levels(String quantity, String asset, String device, long now) {
        return places.isEmpty()
                ? places
                : places.stream()
                        .filter(place -> place.holds(quantity, asset, device, now))
                        .sorted(Comparator.comparing(place -> place.device().isPresent()))
                        .toList();
    }

    private static List<Versioned> versioned(Domain domain, int version) {
        return domain.rules().stream().map(rule -> new Versioned(rule, version)).toList();
    }

    private static Rule inShadow(Rule rule, int version) {
        return rule.as(new ShadowRule(rule.id(), version).id(), rule.levels(), rule.season());
    }

    private static PlaceLevels placed(Domain domain, RuleOverride override) {
        Rule rule = domain.rules().stream()
                .filter(known -> known.id().equals(override.rule()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no such rule"));
        if (rule.joint().isPresent() && override.device() != null) {
            throw new IllegalArgumentException("it judges assets, and has levels of its own at an asset only");
        }
        Quantity quantity = domain.quantity(rule.quantity()).orElseThrow();
        List<Level> levels = DomainFolder.levels(rule, quantity, "levels", override.levels());
        return new PlaceLevels(
                rule.id(),
                rule.quantity(),
                Optional.ofNullable(override.asset()),
                Optional.ofNullable(override.device()),
                levels,
                Micros.of(override.until()));
    }
}
