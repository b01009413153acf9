package lifeline.alerts.page.answer;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import lifeline.alerts.Settings;
import lifeline.alerts.store.Columns;
import lifeline.alerts.store.Transactions;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Links to answer an alert by: signed, good for {@code GOOD_FOR}, used once. */
@Singleton
public final class AnswerLinks {
    /** [default] of the city's time. */
    private static final Duration GOOD_FOR = Duration.ofHours(24);

    private static final int KEY_BYTES = 32;

    private final Settings settings;
    private final Transactions transactions;
    private volatile @Nullable LinkSigner signer;

    public AnswerLinks(Settings settings, Transactions transactions) {
        this.settings = settings;
        this.transactions = transactions;
    }

    /**
     * What a link that somebody opened says.
     *
     * @param fingerprint what the store keeps of it once it was used
     */
    public record Opened(Asked asked, String fingerprint) {}

    public String link(Asked asked, Instant now) {
        return base() + "/answer/" + signer().token(new LinkSigner.Claim(asked, now.plus(GOOD_FOR)));
    }

    /** Empty when it is not ours, or has expired. */
    public Optional<Opened> open(String token, Instant now) {
        return signer().read(token)
                .filter(claim -> now.isBefore(claim.expiresAt()))
                .map(claim -> new Opened(claim.asked(), LinkSigner.fingerprint(token)));
    }

    /** Uses a link up, once the caller's transaction commits; false when it was used before. */
    public boolean use(Connection connection, Opened link, Instant now) throws SQLException {
        String sql =
                "insert into answer_link (token, alert, person, used_at) values (?, ?, ?, ?) on conflict do nothing";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, link.fingerprint());
            statement.setLong(2, link.asked().alert());
            statement.setString(3, link.asked().person());
            statement.setObject(4, Columns.time(now));
            return statement.executeUpdate() == 1;
        }
    }

    private String base() {
        return settings.paging()
                .publicUrl()
                .orElseGet(() -> "http://"
                        + (settings.httpHost().contains(":") ? "[" + settings.httpHost() + "]" : settings.httpHost())
                        + ":"
                        + ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class));
    }

    private LinkSigner signer() {
        LinkSigner known = signer;
        if (known == null) {
            known = new LinkSigner(settings.paging().linkKey().orElseGet(() -> transactions.write(AnswerLinks::key)));
            signer = known;
        }
        return known;
    }

    private static String key(Connection connection) throws SQLException {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        try (PreparedStatement insert =
                connection.prepareStatement("insert into link_key (secret) values (?) on conflict do nothing")) {
            insert.setString(1, HexFormat.of().formatHex(random));
            insert.executeUpdate();
        }
        try (PreparedStatement select = connection.prepareStatement("select secret from link_key");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
