package lifeline.alerts.access.login;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TrustedAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import lifeline.alerts.access.Role;
import lifeline.alerts.access.Scope;

/**
 * Lets in who holds a session cookie of ours, for as long as the account is there and its password is the one that was given, with
 * the role it has now. The cookie, which only we can read, says whose session it is and a digest of the password's hash.
 */
@Singleton
public final class SessionLogin implements IdentityProvider<TrustedAuthenticationRequest> {
    /** In no name. */
    private static final char BETWEEN = '\n';

    private final Accounts accounts;

    public SessionLogin(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Class<TrustedAuthenticationRequest> getRequestType() {
        return TrustedAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TrustedAuthenticationRequest request, AuthenticationRequestContext context) {
        String session = request.getPrincipal();
        String name = session.substring(0, Math.max(0, session.indexOf(BETWEEN)));
        return context.runBlocking(() -> accounts.find(name)
                .filter(account -> session(account).equals(session))
                .map(account -> identity(account, account.name()))
                .orElseThrow(AuthenticationFailedException::new));
    }

    /** What the cookie of a session says. */
    static String session(Accounts.Account account) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("session " + account.passwordHash()).getBytes(StandardCharsets.UTF_8));
            return account.name() + BETWEEN + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** @param principal the name, or what the cookie is to say */
    static SecurityIdentity identity(Accounts.Account account, String principal) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(principal))
                .addAttribute(Scope.ATTRIBUTE, account.scope())
                .addRoles(account.role().included().stream().map(Role::word).collect(Collectors.toSet()))
                .build();
    }
}
