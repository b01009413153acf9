package lifeline.simulators.score.chain;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import lifeline.contract.clock.CityClock;
import lifeline.contract.store.StoreUrl;
import lifeline.simulators.publish.Broker;
import lifeline.simulators.shadow.StoreLogin;

/**
 * Which chain, and as whom.
 *
 * @param speed of its city, as somebody says; empty when nobody does
 * @param service that shows the city's time; empty when nobody says
 * @param environment what else is known of the city's clock
 * @param devices of its city, whose assets are shadowed
 * @param atOnce so many scenarios at most are played at the same time
 */
public record ChainSettings(
        Broker broker,
        String storeUrl,
        Properties login,
        OptionalDouble speed,
        Optional<URI> service,
        Map<String, String> environment,
        int devices,
        int atOnce) {
    /** Options that only a chain needs. */
    public static final Set<String> OPTIONS = Set.of("--url", "--db", "--speed", "--service", "--devices", "--at-once");

    private static final int DEVICES = 1_000;
    private static final int MOST_DEVICES = 1_000_000;
    private static final int AT_ONCE = 24;
    private static final int MOST_AT_ONCE = 500;

    public ChainSettings {
        environment = Map.copyOf(environment);
    }

    /**
     * Empty without {@code --url}, and where there is a fault.
     *
     * @param given options by name
     * @param faults takes what is wrong
     */
    public static Optional<ChainSettings> parse(
            Map<String, String> given, Map<String, String> environment, List<String> faults) {
        if (!given.containsKey("--url")) {
            given.keySet().stream()
                    .filter(OPTIONS::contains)
                    .sorted()
                    .forEach(name -> faults.add(name + " is of use only with --url, a running chain's broker"));
            return Optional.empty();
        }
        int before = faults.size();
        Reader reader = new Reader(given, environment, faults);
        Optional<Broker> broker = reader.broker();
        String storeUrl = reader.storeUrl();
        Properties login = reader.login();
        OptionalDouble speed = reader.speed();
        Optional<URI> service = reader.service();
        int devices = reader.whole("--devices", DEVICES, MOST_DEVICES);
        int atOnce = reader.whole("--at-once", AT_ONCE, MOST_AT_ONCE);
        return faults.size() > before
                ? Optional.empty()
                : broker.map(known ->
                        new ChainSettings(known, storeUrl, login, speed, service, clock(environment), devices, atOnce));
    }

    private static Map<String, String> clock(Map<String, String> environment) {
        String clock = environment.getOrDefault(CityClock.SETTING, "");
        return clock.isEmpty() ? Map.of() : Map.of(CityClock.SETTING, clock);
    }

    private record Reader(Map<String, String> given, Map<String, String> environment, List<String> faults) {
        private String text(String name) {
            return given.getOrDefault(name, "");
        }

        private Optional<String> setting(String name) {
            return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
        }

        Optional<Broker> broker() {
            String clientId = "lifeline-suite-" + UUID.randomUUID().toString().substring(0, 8);
            try {
                return Optional.of(new Broker(
                        text("--url"), setting("LIFELINE_MQTT_USER"), setting("LIFELINE_MQTT_PASSWORD"), clientId));
            } catch (IllegalArgumentException e) {
                faults.add("--url: " + e.getMessage());
                return Optional.empty();
            }
        }

        String storeUrl() {
            try {
                return StoreUrl.jdbc(text("--db"));
            } catch (IllegalArgumentException e) {
                faults.add("--db, which --url needs, " + e.getMessage());
                return "";
            }
        }

        Properties login() {
            try {
                return StoreLogin.from(environment, "lifeline-suite");
            } catch (IllegalArgumentException e) {
                faults.add(String.valueOf(e.getMessage()));
                return new Properties();
            }
        }

        OptionalDouble speed() {
            if (!given.containsKey("--speed")) {
                return OptionalDouble.empty();
            }
            try {
                double speed = Double.parseDouble(text("--speed"));
                if (speed > 0 && Double.isFinite(speed)) {
                    return OptionalDouble.of(speed);
                }
            } catch (NumberFormatException e) {
                // told below
            }
            faults.add("--speed must be a number above 0, was: " + text("--speed"));
            return OptionalDouble.empty();
        }

        Optional<URI> service() {
            if (!given.containsKey("--service")) {
                return Optional.empty();
            }
            if (text("--service").matches("https?://[^/\\s]+.*")) {
                try {
                    return Optional.of(URI.create(text("--service")));
                } catch (IllegalArgumentException e) {
                    // told below
                }
            }
            faults.add("--service must look like http://127.0.0.1:8080, was: " + text("--service"));
            return Optional.empty();
        }

        int whole(String name, int otherwise, int most) {
            if (!given.containsKey(name)) {
                return otherwise;
            }
            if (text(name).matches("[1-9][0-9]{0,6}") && Integer.parseInt(text(name)) <= most) {
                return Integer.parseInt(text(name));
            }
            faults.add(name + " must be 1 to " + most + ", was: " + text(name));
            return otherwise;
        }
    }
}
