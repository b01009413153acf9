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
    /** Where the form is sent. */
    public static final String FORM = "/j_security_check";

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
        boolean isForm = routing.normalizedPath().equals(FORM);
        return context.runBlocking(() -> {
            String name = request.getUsername();
            if (!throttle.pause(address, name, Instant.now()).isZero()) {
                throw new AuthenticationFailedException();
            }
            var account = accounts.check(name, request.getPassword().getPassword());
            if (account.isEmpty()) {
                throttle.failed(address, name, Instant.now());
                throw new AuthenticationFailedException();
            }
            throttle.succeeded(address, name, Instant.now());
            return SessionLogin.identity(
                    account.get(),
                    isForm ? SessionLogin.session(account.get()) : account.get().name());
        });
    }
}
