package lifeline.alerts.access.login;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lifeline.alerts.access.Role;
import lifeline.alerts.access.Scope;
import lifeline.alerts.change.By;
import lifeline.alerts.change.Faulty;
import lifeline.alerts.change.Faulty.Why;
import lifeline.alerts.store.Columns;
import lifeline.alerts.store.Transactions;
import lifeline.contract.clock.CityClock;
import org.jspecify.annotations.Nullable;

/** Where an administrator keeps the accounts. Every change is audited, passwords are in no answer but the one that makes them. */
@Singleton
public final class AccountDesk {
    public static final int PASSWORD_MIN = 12;
    /** bcrypt takes no more. */
    public static final int PASSWORD_MAX_BYTES = 72;

    private static final String NAME = "[a-z][a-z0-9._-]{0,63}";
    private static final String LIST =
            "select name, version, role, domains, districts, created_at, disabled_at from account";
    private static final String WRITE = """
            insert into account (name, role, domains, districts, disabled_at, password_hash, created_at)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (name) do update set role = excluded.role, domains = excluded.domains, districts = excluded.districts,
                disabled_at = excluded.disabled_at, version = account.version + 1""";
    private static final String OTHER_ADMINS =
            "select 1 from account where role = 'admin' and disabled_at is null and name <> ? limit 1";
    private static final String LOCK = "select pg_advisory_xact_lock(7207)";

    private final Transactions transactions;
    private final CityClock clock;

    public AccountDesk(Transactions transactions, CityClock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What an account is. */
    public record Wanted(Role role, Scope scope, boolean isDisabled) {}

    /** An account as it is kept, without its password. */
    public record Kept(
            String name, int version, Role role, Scope scope, Instant createdAt, Optional<Instant> disabledAt) {}

    /** What became of a change; {@code password} where one was made. */
    public record Done(int version, @Nullable String password) {}

    public List<Kept> all() {
        return transactions.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(LIST + " order by name")) {
                return rows(select);
            }
        });
    }

    /** Makes or changes an account; a new one gets a password. The last administrator stays one. */
    public Done put(String name, Wanted wanted, Optional<Integer> version, By by) {
        if (!name.matches(NAME)) {
            throw new Faulty(
                    Why.WRONG, "a name is 1 to 64 small letters, digits, dots, dashes and underscores, a letter first");
        }
        String password = Accounts.password();
        // slow on purpose: before the lock
        String hash = BcryptUtil.bcryptHash(password);
        return transactions.write(connection -> {
            Optional<Kept> before = lock(connection, name);
            check(name, before, version);
            boolean isAdmin = wanted.role() == Role.ADMIN && !wanted.isDisabled();
            boolean wasAdmin = before.filter(kept ->
                            kept.role() == Role.ADMIN && kept.disabledAt().isEmpty())
                    .isPresent();
            if (wasAdmin && !isAdmin && !hasOtherAdmin(connection, name)) {
                throw new Faulty(Why.IN_USE, name + " is the last administrator: make another one first");
            }
            write(connection, name, wanted, hash);
            audit(connection, by, before.isPresent() ? "CHANGED" : "MADE", name, text(before), text(wanted));
            return new Done(before.map(Kept::version).orElse(0) + 1, before.isPresent() ? null : password);
        });
    }

    /** A new password, told once. */
    public Done reset(String name, By by) {
        String password = Accounts.password();
        set(name, password, by);
        return new Done(0, password);
    }

    /** Somebody's own new password. */
    public void change(String name, String password, By by) {
        if (password.length() < PASSWORD_MIN
                || password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > PASSWORD_MAX_BYTES) {
            throw new Faulty(
                    Why.WRONG,
                    "a password has " + PASSWORD_MIN + " characters at least and " + PASSWORD_MAX_BYTES
                            + " bytes at most");
        }
        if (password.contains(name)) {
            throw new Faulty(Why.WRONG, "a password does not contain the name");
        }
        set(name, password, by);
    }

    private void set(String name, String password, By by) {
        String hash = BcryptUtil.bcryptHash(password);
        transactions.write(connection -> {
            if (lock(connection, name).isEmpty()) {
                throw new Faulty(Why.UNKNOWN, "there is no account " + name);
            }
            try (PreparedStatement update = connection.prepareStatement(
                    "update account set password_hash = ?, version = version + 1 where name = ?")) {
                update.setString(1, hash);
                update.setString(2, name);
                update.executeUpdate();
            }
            audit(connection, by, "CHANGED", name, null, "{\"password\":\"new\"}");
            return name;
        });
    }

    private static void check(String name, Optional<Kept> before, Optional<Integer> version) {
        if (before.isPresent() && version.isEmpty()) {
            throw new Faulty(
                    Why.VERSION_NEEDED,
                    "account " + name + " exists: say with If-Match which version you have seen, \""
                            + before.get().version() + "\" now");
        }
        if (!before.map(Kept::version).equals(version)) {
            throw new Faulty(
                    Why.CHANGED,
                    before.map(kept -> "account " + name + " is at version " + kept.version() + " by now")
                            .orElse("there is no account " + name));
        }
    }

    private static Optional<Kept> lock(Connection connection, String name) throws SQLException {
        try (Statement lock = connection.createStatement();
                PreparedStatement select = connection.prepareStatement(LIST + " where name = ? for update")) {
            lock.execute(LOCK);
            select.setString(1, name);
            return rows(select).stream().findFirst();
        }
    }

    private static boolean hasOtherAdmin(Connection connection, String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OTHER_ADMINS)) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private void write(Connection connection, String name, Wanted wanted, String hash) throws SQLException {
        Instant now = clock.instant();
        try (PreparedStatement write = connection.prepareStatement(WRITE)) {
            write.setString(1, name);
            write.setString(2, wanted.role().word());
            write.setArray(
                    3, connection.createArrayOf("text", wanted.scope().domains().toArray()));
            write.setArray(
                    4,
                    connection.createArrayOf("text", wanted.scope().districts().toArray()));
            Columns.setOptional(write, 5, wanted.isDisabled() ? now : null);
            write.setString(6, hash);
            write.setObject(7, Columns.time(now));
            write.executeUpdate();
        }
    }

    private static List<Kept> rows(PreparedStatement select) throws SQLException {
        List<Kept> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(new Kept(
                        row.getString("name"),
                        row.getInt("version"),
                        Role.of(row.getString("role")).orElse(Role.VIEWER),
                        new Scope(Set.of((String[]) row.getArray("domains").getArray()), Set.of((String[])
                                row.getArray("districts").getArray())),
                        Columns.instant(row, "created_at"),
                        Optional.ofNullable(Columns.optionalInstant(row, "disabled_at"))));
            }
        }
        return found;
    }

    private static @Nullable String text(Optional<Kept> kept) {
        return kept.map(row -> text(
                        new Wanted(row.role(), row.scope(), row.disabledAt().isPresent())))
                .orElse(null);
    }

    private static String text(Wanted wanted) {
        return JsonObject.of(
                        "role", wanted.role().word(),
                        "domains", JsonArray.of(wanted.scope().domains().toArray()),
                        "districts", JsonArray.of(wanted.scope().districts().toArray()),
                        "disabled", wanted.isDisabled())
                .encode();
    }

    private void audit(
            Connection connection, By by, String action, String name, @Nullable String before, @Nullable String after)
            throws SQLException {
        String sql = """
                insert into duty_audit (at, actor, action, kind, id, before, after, source)
                values (?, ?, ?, 'account', ?, ?::jsonb, ?::jsonb, ?)""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, Columns.time(clock.instant()));
            insert.setString(2, by.actor());
            insert.setString(3, action);
            insert.setString(4, name);
            insert.setString(5, before);
            insert.setString(6, after);
            insert.setString(7, by.source());
            insert.executeUpdate();
        }
    }
}
