package lifeline.alerts.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import lifeline.alerts.store.Transactions;
import org.jspecify.annotations.Nullable;

/** Whether somebody acts within their part of the city. */
@Singleton
public final class ScopeGuard {
    private static final String WHERE = """
            select a.domain, coalesce(s.district, '') as district
            from alert a left join asset s on s.id = a.asset where a.id = ?""";

    private final Transactions transactions;

    public ScopeGuard(Transactions transactions) {
        this.transactions = transactions;
    }

    public static Scope of(SecurityIdentity caller) {
        @Nullable Scope scope = caller.getAttribute(Scope.ATTRIBUTE);
        return scope == null ? Scope.ALL : scope;
    }

    /** Why somebody may not act on an alert; empty where they may, or where there is no such alert. */
    public Optional<String> refusal(SecurityIdentity caller, long alert) {
        Scope scope = of(caller);
        if (scope.isAll()) {
            return Optional.empty();
        }
        return transactions.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(WHERE)) {
                select.setLong(1, alert);
                try (ResultSet row = select.executeQuery()) {
                    return !row.next() || scope.holds(row.getString("domain"), row.getString("district"))
                            ? Optional.<String>empty()
                            : Optional.of("the alert is of " + row.getString("domain") + " in "
                                    + row.getString("district") + ", which is not yours to act on");
                }
            }
        });
    }
}
