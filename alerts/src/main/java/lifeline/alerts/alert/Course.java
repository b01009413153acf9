package lifeline.alerts.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;

/**
 * An alert and its episodes: what the rules of a family said of its subject, and which of it still holds. The gravest that holds leads:
 * the alert is about that one, and it is over when none holds.
 */
public record Course(Alert alert, List<Episode> episodes) {
    public Course {
        episodes = List.copyOf(episodes);
    }

    /**
     * What one rule says of the subject, from its beginning to its end.
     *
     * @param value of its newest signal that did not end it, and what that was judged against
     */
    public record Episode(
            Origin origin,
            int ruleVersion,
            Severity severity,
            Severity peakSeverity,
            Machine machine,
            double value,
            double threshold,
            Instant beganAt) {
        /**
         * AMEND tells when one began, and of one that nobody has heard of, that there was one and it is over. Any other signal of an
         * unknown episode begins it, too: better one too late than a fact nobody sees.
         */
        static Episode first(Signal signal) {
            return new Episode(
                    Origin.of(signal),
                    signal.ruleVersion(),
                    signal.severity(),
                    signal.severity(),
                    signal.kind() == SignalKind.AMEND
                            ? new Machine.Recovered(signal.at())
                            : machineAfter(new Machine.Active(), signal),
                    signal.value(),
                    signal.threshold(),
                    signal.beganAt());
        }

        Episode take(Signal signal) {
            Machine next = machineAfter(machine, signal);
            boolean isKept = next.recoveredAt().isPresent() || signal.kind() == SignalKind.AMEND;
            return new Episode(
                    origin,
                    ruleVersion,
                    signal.severity(),
                    signal.severity().isAtLeast(peakSeverity) ? signal.severity() : peakSeverity,
                    next,
                    isKept ? value : signal.value(),
                    isKept ? threshold : signal.threshold(),
                    signal.beganAt());
        }

        private static Machine machineAfter(Machine before, Signal signal) {
            return switch (signal.kind()) {
                case RAISE, ESCALATE, EASE -> new Machine.Active();
                case CLEAR, RETRACT -> new Machine.Recovered(signal.at());
                case AMEND -> before;
            };
        }

        public boolean isHolding() {
            return machine.recoveredAt().isEmpty();
        }

        /** Whether a signal would end it or make it milder. */
        public boolean isLessenedBy(Signal signal) {
            Episode next = take(signal);
            return isHolding() && (!next.isHolding() || !next.severity.isAtLeast(severity));
        }

        /** What ended it proves nothing: it holds on, as grave as it was. */
        Episode takenBack() {
            return new Episode(
                    origin, ruleVersion, severity, peakSeverity, new Machine.Active(), value, threshold, beganAt);
        }
    }

    /** What a signal of an episode that belongs to no alert begins. */
    public static Course beginning(Signal signal) {
        Episode first = Episode.first(signal);
        return new Course(Alert.beginning(first, signal.detectedAt()), List.of(first));
    }

    /** What a signal makes of it, whether it is of an episode that is known or of a new one. */
    public Course take(Signal signal) {
        Optional<Episode> known = episode(Origin.Id.of(signal));
        Episode changed = known.map(episode -> episode.take(signal)).orElseGet(() -> Episode.first(signal));
        List<Episode> all = with(changed);
        Alert.News news = new Alert.News(changed, leading(all), known.isEmpty(), signal.detectedAt());
        return new Course(alert.after(news), all);
    }

    /** The end of one of its episodes proves nothing: that one holds on. */
    public Course takenBack(Origin.Id id, Instant at) {
        Episode back = episode(id).orElseThrow().takenBack();
        List<Episode> all = with(back);
        return new Course(alert.takenBack(leading(all).orElse(back), at), all);
    }

    public Optional<Episode> episode(Origin.Id id) {
        return episodes.stream()
                .filter(episode -> episode.origin().id().equals(id))
                .findFirst();
    }

    private List<Episode> with(Episode changed) {
        List<Episode> all = new ArrayList<>(episodes);
        all.removeIf(episode -> episode.origin().id().equals(changed.origin().id()));
        all.add(changed);
        return all;
    }

    /** Of those that hold the gravest; of several as grave the one that leads already, else the oldest. */
    private Optional<Episode> leading(List<Episode> all) {
        return all.stream()
                .filter(Episode::isHolding)
                .min(Comparator.comparing(Episode::severity)
                        .reversed()
                        .thenComparing(episode ->
                                !episode.origin().id().equals(alert.origin().id()))
                        .thenComparing(Episode::beganAt));
    }

    /**
     * What a signal did to the alert, as the audit says it: its kind; or, where episodes overlap, that one more began ({@code JOIN}) or
     * one of several ended ({@code LEAVE}).
     *
     * @param before empty where it began one
     */
    public static String action(Optional<Course> before, Course after, Signal signal) {
        if (before.isEmpty()) {
            return signal.kind().name();
        }
        Alert was = before.get().alert;
        Alert is = after.alert;
        boolean isHolding = is.machine().recoveredAt().isEmpty();
        if (before.get().episode(Origin.Id.of(signal)).isEmpty()) {
            return isHolding && was.machine().recoveredAt().isPresent()
                    ? SignalKind.RAISE.name()
                    : was.severity().isAtLeast(is.severity()) ? "JOIN" : SignalKind.ESCALATE.name();
        }
        boolean isEnd = signal.kind() == SignalKind.CLEAR || signal.kind() == SignalKind.RETRACT;
        return isEnd && isHolding ? "LEAVE" : signal.kind().name();
    }
}
