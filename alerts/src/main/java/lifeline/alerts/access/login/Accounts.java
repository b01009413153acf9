package lifeline.alerts.access.login;

import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import lifeline.alerts.access.Role;
import lifeline.alerts.access.Scope;
import lifeline.alerts.store.Columns;
import lifeline.alerts.store.Transactions;
import lifeline.contract.clock.CityClock;

/** Local accounts. Passwords are kept as bcrypt hashes only. */
@Singleton
public final class Accounts {
    private static final String FIRST = "duty";
    /** Without the characters people confuse. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final String FIND = """
            select name, password_hash, role, domains, districts from account where name = ? and disabled_at is null""";

    private static final int PASSWORD_LENGTH = 16;
    /** What a password is checked against when there is no such account, so that both take equally long. */
    private static final String NOBODY = BcryptUtil.bcryptHash(password());

    private final Transactions transactions;
    private final CityClock clock;

    public Accounts(Transactions transactions, CityClock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Somebody who may log in. */
    public record Account(String name, String passwordHash, Role role, Scope scope) {}

    /** A login as it is told once. */
    public record Login(String user, String password) {}

    public Optional<Account> find(String name) {
        return transactions.read(connection -> find(connection, name));
    }

    private static Optional<Account> find(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Account(
                                rows.getString(1),
                                rows.getString(2),
                                Role.of(rows.getString(3)).orElse(Role.VIEWER),
                                new Scope(texts(rows, "domains"), texts(rows, "districts"))))
                        : Optional.empty();
            }
        }
    }

    /** The account with this name and password, if there is one. */
    public Optional<Account> check(String name, char[] password) {
        Optional<Account> account = find(name);
        String hash = account.map(Account::passwordHash).orElse(NOBODY);
        boolean isRight = BcryptUtil.matches(new String(password), hash);
        return account.filter(found -> isRight);
    }

    /** Makes the first account where there is none; of several replicas one makes it, and only that one knows. */
    public Optional<Login> makeFirst() {
        String password = password();
        String hash = BcryptUtil.bcryptHash(password);
        boolean isMade = transactions.write(connection -> {
            String sql = """
                    insert into account (name, password_hash, role, created_at)
                    select ?, ?, ?, ? where not exists (select from account) on conflict do nothing
                    """;
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, FIRST);
                statement.setString(2, hash);
                statement.setString(3, Role.ADMIN.word());
                statement.setObject(4, Columns.time(clock.instant()));
                return statement.executeUpdate() == 1;
            }
        });
        return isMade ? Optional.of(new Login(FIRST, password)) : Optional.empty();
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }

    static String password() {
        return new SecureRandom()
                .ints(PASSWORD_LENGTH, 0, ALPHABET.length())
                .mapToObj(index -> String.valueOf(ALPHABET.charAt(index)))
                .collect(java.util.stream.Collectors.joining());
    }
}
