package lifeline.alerts.handover;

import jakarta.inject.Singleton;
import java.util.Optional;
import lifeline.alerts.change.Faulty;
import lifeline.alerts.change.Faulty.Why;
import lifeline.alerts.store.Transactions;
import lifeline.contract.clock.CityClock;

/** Where shifts hand over: one at a time for each roster, and taken by somebody else than who gives it. */
@Singleton
public final class HandoverDesk {
    private final Transactions transactions;
    private final JdbcHandovers handovers;
    private final CityClock clock;

    public HandoverDesk(Transactions transactions, JdbcHandovers handovers, CityClock clock) {
        this.transactions = transactions;
        this.handovers = handovers;
        this.clock = clock;
    }

    /** Writes down what is open. */
    public Handover give(String roster, String by, String note) {
        return transactions.write(connection -> {
            if (!handovers.hasRoster(connection, roster)) {
                throw new Faulty(Why.WRONG, "there is no roster " + roster);
            }
            String matters = handovers.matters(connection, clock.instant());
            return handovers
                    .insert(connection, roster, by, note, matters, clock.instant())
                    .orElseThrow(() ->
                            new Faulty(Why.IN_USE, "the last hand-over of " + roster + " has not been taken yet"));
        });
    }

    /** Somebody else takes it. */
    public Handover accept(long id, String by, String remark) {
        return transactions.write(connection -> {
            Optional<Handover> found = handovers.lock(connection, id);
            if (found.isEmpty()) {
                throw new Faulty(Why.UNKNOWN, "there is no hand-over " + id);
            }
            if (found.get().acceptedAt().isPresent()) {
                throw new Faulty(Why.IN_USE, found.get().acceptedBy().orElse("somebody") + " has taken it already");
            }
            if (found.get().givenBy().equals(by)) {
                throw new Faulty(Why.IN_USE, "who gives a shift does not take it");
            }
            return handovers.accept(connection, id, by, remark, clock.instant());
        });
    }
}
