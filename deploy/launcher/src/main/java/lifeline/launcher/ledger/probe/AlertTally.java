package lifeline.launcher.ledger.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lifeline.contract.signal.Severity;

/**
 * Whether each bump has come to one alert, in the signals and in the alerts alike: raised once, red, and over again when
 * it has been quiet for long enough.
 *
 * @param expected one for each bump that was whole
 * @param found alerts of those; one that began under a bump that was cut off, by the end or a kill, may be there or not and is neither
 * @param lost expected, and not there, not red, or never over
 * @param duplicated beyond the one of a bump, or of no bump at all
 * @param latencies from the reading that confirmed to the commit of the red signal, of all that were found
 * @param faults what is wrong, one a line
 */
public record AlertTally(
        long expected, long found, long lost, long duplicated, List<Duration> latencies, List<String> faults) {
    /** Quiet while nobody was listening need not count. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    public AlertTally {
        latencies = List.copyOf(latencies);
        faults = List.copyOf(faults);
    }

    /** @param clearAfter how long each rule waits before it clears */
    public static AlertTally of(
            List<Bump> bumps, List<SignalRow> signals, List<AlertRow> alerts, Function<String, Duration> clearAfter) {
        Book book = new Book(bumps, signals, alerts);
        bumps.forEach(bump -> book.account(bump, clearAfter.apply(bump.rule())));
        book.findStrangers();
        return new AlertTally(
                bumps.stream().filter(Bump::whole).count(),
                book.found,
                book.lost,
                book.duplicated,
                book.latencies,
                book.faults);
    }

    private static final class Book {
        private final List<Bump> bumps;
        private final List<SignalRow> signals;
        private final List<AlertRow> ours;
        private final List<Duration> latencies = new ArrayList<>();
        private final List<String> faults = new ArrayList<>();
        private long found;
        private long lost;
        private long duplicated;

        Book(List<Bump> bumps, List<SignalRow> signals, List<AlertRow> alerts) {
            this.bumps = bumps;
            this.signals = signals.stream()
                    .filter(signal -> isBumped(signal.rule(), signal.subject()))
                    .toList();
            this.ours = alerts.stream()
                    .filter(alert -> isBumped(alert.rule(), alert.subject()))
                    .toList();
        }

        private boolean isBumped(String rule, String subject) {
            return bumps.stream().anyMatch(bump -> bump.isOf(rule, subject));
        }

        void account(Bump bump, Duration clearAfter) {
            List<SignalRow> told = signals.stream()
                    .filter(signal -> bump.isOf(signal.rule(), signal.subject()) && bump.covers(signal.episode()))
                    .toList();
            List<AlertRow> kept = ours.stream()
                    .filter(alert -> bump.isOf(alert.rule(), alert.subject()) && bump.covers(alert.episode()))
                    .toList();
            found += bump.whole() ? kept.size() : 0;
            long raised = told.stream()
                    .filter(signal -> signal.kind().equals("RAISE"))
                    .count();
            Optional<SignalRow> red = told.stream()
                    .filter(signal -> signal.severity() == Severity.RED)
                    .min(Comparator.comparing(SignalRow::committedAt));
            red.ifPresent(signal -> latencies.add(Duration.between(bump.confirmedAt(), signal.committedAt())));
            boolean isRed = red.isPresent() && kept.stream().anyMatch(alert -> alert.peak() == Severity.RED);
            if (bump.whole() && (raised == 0 || !isRed)) {
                lost++;
                faults.add("lost: " + described(bump) + ": " + raised + " raised, " + kept.size() + " alerts"
                        + (isRed ? "" : ", not red"));
            } else if (bump.whole() && mustBeOver(bump, clearAfter) && !isOver(told, kept)) {
                lost++;
                faults.add("never over: " + described(bump));
            }
            long beyond = Math.max(raised, kept.size()) - 1;
            if (beyond > 0) {
                duplicated += beyond;
                faults.add(
                        "more than once: " + described(bump) + ": " + raised + " raised, " + kept.size() + " alerts");
            }
        }

        private static boolean mustBeOver(Bump bump, Duration clearAfter) {
            return bump.quietFrom().isPresent()
                    && bump.quietUntil().isPresent()
                    && Duration.between(
                                            bump.quietFrom().get(),
                                            bump.quietUntil().get())
                                    .compareTo(clearAfter.plus(PATIENCE))
                            >= 0;
        }

        private static boolean isOver(List<SignalRow> told, List<AlertRow> kept) {
            return told.stream().anyMatch(signal -> signal.kind().equals("CLEAR"))
                    && kept.stream().allMatch(AlertRow::recovered);
        }

        /** What no bump explains. */
        void findStrangers() {
            signals.stream()
                    .filter(signal -> signal.kind().equals("RAISE"))
                    .filter(signal -> isUnexplained(signal.rule(), signal.subject(), signal.episode()))
                    .forEach(signal -> {
                        duplicated++;
                        faults.add(
                                "of no bump: " + signal.rule() + " at " + signal.subject() + ", " + signal.episode());
                    });
        }

        private boolean isUnexplained(String rule, String subject, Instant episode) {
            return bumps.stream().noneMatch(bump -> bump.isOf(rule, subject) && bump.covers(episode));
        }

        private static String described(Bump bump) {
            return bump.rule() + " at " + bump.sensor() + ", " + bump.from() + " to " + bump.until();
        }
    }
}
