package lifeline.simulators.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import lifeline.contract.clock.CityClock;
import lifeline.contract.store.StoreUrl;
import lifeline.simulators.publish.Broker;
import lifeline.simulators.shadow.StoreLogin;

/**
 * What the player is told by its environment.
 *
 * @param devices of the real city, whose assets are shadowed
 */
record ExerciseSettings(Broker broker, String storeUrl, Properties login, CityClock clock, int devices) {
    private static final int DEVICES = 1_000;

    /** @throws IllegalArgumentException listing every fault, one a line */
    static ExerciseSettings from(Map<String, String> environment) {
        Reader reader = new Reader(environment);
        Optional<Broker> broker = reader.broker();
        String url = reader.storeUrl();
        Properties login = reader.login();
        int devices = reader.devices();
        Optional<CityClock> clock = reader.clock();
        if (!reader.faults.isEmpty() || broker.isEmpty() || clock.isEmpty()) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), reader.faults));
        }
        return new ExerciseSettings(broker.get(), url, login, clock.get(), devices);
    }

    private static final class Reader {
        private final Map<String, String> environment;
        private final List<String> faults = new ArrayList<>();

        Reader(Map<String, String> environment) {
            this.environment = environment;
        }

        Optional<String> setting(String name) {
            return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
        }

        Optional<Broker> broker() {
            String clientId =
                    "lifeline-exercise-" + setting("LIFELINE_INSTALLATION").orElse("local") + '-'
                            + UUID.randomUUID().toString().substring(0, 8);
            try {
                return Optional.of(new Broker(
                        setting("LIFELINE_MQTT_URL").orElse("mqtt://127.0.0.1:1883"),
                        setting("LIFELINE_MQTT_USER"),
                        setting("LIFELINE_MQTT_PASSWORD"),
                        clientId));
            } catch (IllegalArgumentException e) {
                faults.add(String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        }

        String storeUrl() {
            try {
                return StoreUrl.jdbc(setting("LIFELINE_DB_URL").orElse(""));
            } catch (IllegalArgumentException e) {
                faults.add("LIFELINE_DB_URL " + e.getMessage());
                return "";
            }
        }

        Properties login() {
            try {
                return StoreLogin.from(environment, "lifeline-exercise");
            } catch (IllegalArgumentException e) {
                faults.add(String.valueOf(e.getMessage()));
                return new Properties();
            }
        }

        int devices() {
            String text = setting("LIFELINE_DEVICES").orElse(Integer.toString(DEVICES));
            if (text.matches("[1-9][0-9]{0,6}")) {
                return Integer.parseInt(text);
            }
            faults.add("LIFELINE_DEVICES must be a number of devices, was: " + text);
            return DEVICES;
        }

        Optional<CityClock> clock() {
            try {
                return Optional.of(CityClock.from(environment));
            } catch (IllegalArgumentException e) {
                faults.add(String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        }
    }
}
