package lifeline.alerts.access.login;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Lets in who knows the password, by form or by basic authentication. */
@Singleton
public final class PasswordLogin implements IdentityProvider<UsernamePasswordAuthenticationRequest> {
    private final Accounts accounts;
    private final LoginThrottle throttle;

    public PasswordLogin(Accounts accounts, LoginThrottle throttle) {
        this.accounts = accounts;
        this.throttle = throttle;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        RoutingContext routing = HttpSecurityUtils.getRoutingContextAttribute(request);
        String address = routing.request().remoteAddress().hostAddress();
        return context.runBlocking(() -> {
            var account =
                    accounts.check(request.getUsername(), request.getPassword().getPassword());
            if (account.isEmpty()) {
                throttle.failed(address, Instant.now());
                throw new AuthenticationFailedException();
            }
            throttle.succeeded(address);
            return SessionLogin.identity(account.get());
        });
    }
}
