package lifeline.alerts.noise;

import java.util.List;
import java.util.Optional;

/**
 * While an alert that matches {@code source} holds, nobody is paged for one that matches {@code target} and has the same
 * {@code equal} labels; a label that both lack is the same. As in Alertmanager, what matches both sides is not inhibited by
 * what does so, too: nothing inhibits itself. A red hazard is never inhibited, and a rule that could do so is refused.
 */
public record Inhibition(String id, List<Matcher> source, List<Matcher> target, List<String> equal) {
    public Inhibition {
        source = List.copyOf(source);
        target = List.copyOf(target);
        equal = List.copyOf(equal);
    }

    /** An alert that holds. */
    public record Holding(long alert, Labels labels) {}

    /** Why it cannot be; empty where it can. */
    Optional<String> fault() {
        if (source.isEmpty() || target.isEmpty() || equal.isEmpty()) {
            return Optional.of("a rule has source, target and equal");
        }
        return Matcher.could(target, Labels.redHazard())
                ? Optional.of("it could inhibit a red hazard: its target must leave them out, as by track=DEVICE")
                : Optional.empty();
    }

    /** Whether it is about such alerts at all. */
    public boolean isAbout(Labels labels) {
        return !labels.isRedHazard() && Matcher.all(target, labels);
    }

    /** What inhibits an alert. */
    public Optional<Holding> of(long alert, Labels labels, List<Holding> holding) {
        if (!isAbout(labels)) {
            return Optional.empty();
        }
        boolean isBoth = Matcher.all(source, labels);
        return holding.stream()
                .filter(other -> other.alert() != alert)
                .filter(other -> Matcher.all(source, other.labels()))
                .filter(other -> equal.stream()
                        .allMatch(name -> other.labels().value(name).equals(labels.value(name))))
                .filter(other -> !isBoth || !Matcher.all(target, other.labels()))
                .findFirst();
    }
}
