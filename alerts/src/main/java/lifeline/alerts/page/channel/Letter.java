package lifeline.alerts.page.channel;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import lifeline.alerts.page.Message;

/**
 * A message with all that is needed to write it for a provider.
 *
 * @param page its number, the same in every attempt
 * @param address whom to mention, or where to; may be empty
 * @param settings of the channel
 * @param secrets of the channel, by what they are for, such as token and password
 * @param at now, for signatures: wall time
 */
public record Letter(
        long page,
        Message message,
        String address,
        Map<String, String> settings,
        Map<String, String> secrets,
        Instant at) {
    public Letter {
        settings = Map.copyOf(settings);
        secrets = Map.copyOf(secrets);
    }

    Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name)).filter(text -> !text.isBlank());
    }

    Optional<String> secret(String name) {
        return Optional.ofNullable(secrets.get(name)).filter(text -> !text.isBlank());
    }

    String needed(String name) {
        return setting(name).orElseThrow(() -> new IllegalArgumentException("the channel lacks the setting " + name));
    }

    String neededSecret(String name) {
        return secret(name).orElseThrow(() -> new IllegalArgumentException("the channel lacks the secret " + name));
    }

    /** The log shows no secrets and nobody's number. */
    @Override
    public String toString() {
        return "Letter[" + page + "]";
    }
}
