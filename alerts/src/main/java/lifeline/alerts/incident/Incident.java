package lifeline.alerts.incident;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lifeline.contract.signal.Severity;
import org.jspecify.annotations.Nullable;

/** What is remembered of an incident: its alerts by rule, never one by one. */
final class Incident {
    private final long id;
    private final Map<String, Front> fronts = new TreeMap<>();
    private final Set<String> domains = new TreeSet<>();
    private Instant beganAt;
    private Severity severity;
    private @Nullable Incident mergedInto;

    Incident(long id, Member first) {
        this.id = id;
        this.beganAt = first.beganAt();
        this.severity = first.severity();
    }

    long id() {
        return id;
    }

    Instant beganAt() {
        return beganAt;
    }

    /** The one it is part of by now; itself where it stands alone. */
    Incident whole() {
        Incident at = this;
        while (at.mergedInto != null) {
            at = at.mergedInto;
        }
        if (at != this) {
            mergedInto = at;
        }
        return at;
    }

    void add(Member member) {
        fronts.merge(member.rule(), Front.of(member), Front::with);
        look(member.beganAt(), member.severity());
        domains.add(member.domain());
    }

    void tell(Member member) {
        fronts.computeIfPresent(member.rule(), (rule, front) -> front.told(member));
        look(member.beganAt(), member.severity());
    }

    void absorb(Incident other) {
        other.fronts.values().forEach(front -> fronts.merge(front.rule(), front, Front::with));
        domains.addAll(other.domains);
        look(other.beganAt, other.severity);
        other.mergedInto = this;
    }

    private void look(Instant began, Severity graver) {
        beganAt = began.isBefore(beganAt) ? began : beganAt;
        severity = graver.isAtLeast(severity) ? graver : severity;
    }

    Summary summary(Instant updatedAt, Cause cause) {
        return new Summary(
                id,
                beganAt,
                updatedAt,
                fronts.values().stream().mapToInt(Front::alerts).sum(),
                severity,
                String.join(",", domains),
                cause);
    }

    Collection<Front> fronts() {
        return List.copyOf(fronts.values());
    }
}
