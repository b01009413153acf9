package lifeline.alerts.access.login;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.HashSet;
import java.util.Set;
import lifeline.alerts.access.Role;
import lifeline.alerts.access.Scope;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * What the city's directory says somebody is, in our words: its roles that are ours, with those they include, and the part of the
 * city in the claims {@code lifeline_domains} and {@code lifeline_districts}. A word that is not ours gives nothing.
 */
@Singleton
public final class OidcRoles implements SecurityIdentityAugmentor {
    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom()
                .item(identity.getPrincipal() instanceof JsonWebToken token ? ours(identity, token) : identity);
    }

    private static SecurityIdentity ours(SecurityIdentity identity, JsonWebToken token) {
        Set<String> roles = new HashSet<>();
        for (String word : identity.getRoles()) {
            Role.of(word).ifPresent(role -> role.included().forEach(included -> roles.add(included.word())));
        }
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addAttribute(
                        Scope.ATTRIBUTE,
                        new Scope(words(token, "lifeline_domains"), words(token, "lifeline_districts")))
                .addRoles(roles)
                .build();
    }

    private static Set<String> words(JsonWebToken token, String claim) {
        Set<String> words = new HashSet<>();
        if (token.getClaim(claim) instanceof JsonArray array) {
            for (JsonString word : array.getValuesAs(JsonString.class)) {
                words.add(word.getString());
            }
        }
        return words;
    }
}
