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
    private static final String ALERT = """
            select a.domain, coalesce(s.district, '') as district
            from alert a left join asset s on s.id = a.asset where a.id = ?::bigint""";
    private static final String ASSET = "select domain, district from asset where id = ?";
    private static final String DEVICE = """
            select d.domain, coalesce(s.district, '') as district
            from device d left join asset s on s.id = d.asset where d.id = ?""";
    private static final String WINDOW = """
            select w.domain, coalesce(s.district, '') as district
            from work_window w left join device d on d.id = w.device left join asset s on s.id = coalesce(w.asset, d.asset)
            where w.id = ?::bigint""";

    private final Transactions transactions;

    public ScopeGuard(Transactions transactions) {
        this.transactions = transactions;
    }

    public static Scope of(SecurityIdentity caller) {
        @Nullable Scope scope = caller.getAttribute(Scope.ATTRIBUTE);
        return scope == null ? Scope.ALL : scope;
    }

    /** Why somebody may not act on an alert; empty where they may, or where there is no such alert. */
    public Optional<String> onAlert(SecurityIdentity caller, long alert) {
        return refusal(of(caller), "the alert", ALERT, Long.toString(alert));
    }

    /** The same of an asset. */
    public Optional<String> atAsset(SecurityIdentity caller, String asset) {
        return refusal(of(caller), "the asset", ASSET, asset);
    }

    /** The same of a device. */
    public Optional<String> atDevice(SecurityIdentity caller, String device) {
        return refusal(of(caller), "the device", DEVICE, device);
    }

    /** The same of a window of work. */
    public Optional<String> onWindow(SecurityIdentity caller, long window) {
        return refusal(of(caller), "the window", WINDOW, Long.toString(window));
    }

    /** The same of a domain, in all districts. */
    public Optional<String> inDomain(SecurityIdentity caller, String domain) {
        return of(caller).holds(domain, "") ? Optional.empty() : Optional.of(refusal("this", domain, "all districts"));
    }

    private Optional<String> refusal(Scope scope, String what, String where, String id) {
        if (scope.isAll()) {
            return Optional.empty();
        }
        return transactions.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(where)) {
                select.setString(1, id);
                try (ResultSet row = select.executeQuery()) {
                    return !row.next() || scope.holds(row.getString("domain"), row.getString("district"))
                            ? Optional.<String>empty()
                            : Optional.of(refusal(what, row.getString("domain"), row.getString("district")));
                }
            }
        });
    }

    private static String refusal(String what, String domain, String district) {
        return what + " is of " + domain + " in " + (district.isEmpty() ? "no district" : district)
                + ", which is not yours to act on";
    }
}
