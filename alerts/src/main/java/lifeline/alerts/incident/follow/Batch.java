package lifeline.alerts.incident.follow;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import lifeline.alerts.incident.Correlation;
import lifeline.alerts.incident.Correlation.Change;
import lifeline.alerts.incident.Correlation.Joined;
import lifeline.alerts.incident.Layer;
import lifeline.alerts.incident.Member;
import lifeline.alerts.incident.Summary;
import lifeline.contract.signal.Signal;

/** What some lines of the audit change, gathered to be written at once. */
final class Batch {
    private final Correlation correlation;
    private final Map<Long, Joined> members;
    private final Map<Long, Joined> changed = new LinkedHashMap<>();
    private final Map<Long, Summary> incidents = new TreeMap<>();
    private final Map<Long, Long> mergedInto = new TreeMap<>();

    /** @param known alerts that are in an incident already */
    Batch(Correlation correlation, Map<Long, Joined> known) {
        this.correlation = correlation;
        this.members = new HashMap<>(known);
    }

    void take(long alert, Layer layer, Signal signal) {
        Joined known = members.get(alert);
        if (known == null) {
            Member member = Member.of(alert, layer, signal);
            Change change = correlation.join(member);
            note(change, member);
            return;
        }
        tell(known, known.member().after(signal));
    }

    /** Of an alert that is known, that its condition holds after all, or no more. */
    void hold(long alert, boolean holds) {
        Joined known = members.get(alert);
        if (known != null) {
            tell(known, known.member().holding(holds));
        }
    }

    private void tell(Joined known, Member member) {
        correlation
                .tell(member)
                .ifPresentOrElse(change -> note(change, member), () -> keep(new Joined(known.incident(), member)));
    }

    private void note(Change change, Member member) {
        incidents.put(change.incident().id(), change.incident());
        change.merged().forEach(other -> mergedInto.put(other, change.incident().id()));
        keep(new Joined(change.incident().id(), member));
    }

    private void keep(Joined joined) {
        members.put(joined.member().alert(), joined);
        changed.put(joined.member().alert(), joined);
    }

    void write(Connection connection, JdbcIncidents store, Function<Member, Optional<String>> place)
            throws SQLException {
        store.writeIncidents(connection, incidents.values(), place);
        store.writeMembers(connection, changed.values());
        Map<Long, Long> wholes = new TreeMap<>();
        mergedInto.keySet().forEach(merged -> wholes.put(merged, whole(merged)));
        store.merge(connection, wholes);
    }

    private long whole(long incident) {
        long at = incident;
        while (mergedInto.containsKey(at)) {
            at = mergedInto.getOrDefault(at, at);
        }
        return at;
    }
}
