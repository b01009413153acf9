package lifeline.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.clock.CityClock;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.store.StoreUrl;
import lifeline.contract.warning.WarningLevels;
import lifeline.ingest.foreign.ForeignTopic;
import lifeline.ingest.foreign.ForeignTopics;
import lifeline.ingest.foreign.InvalidForeignTopicsException;
import lifeline.ingest.mqtt.MqttSettings;
import lifeline.ingest.mqtt.MqttSettingsBuilder;
import lifeline.ingest.mqtt.access.Access;
import lifeline.ingest.quota.Quota;
import lifeline.stream.store.StoreAccess;
import org.jspecify.annotations.Nullable;

/**
 * What the job is told by its environment. Checked as a whole: one exception lists every fault.
 *
 * @param foreign what is read beside the native topics
 * @param quota what one device may send
 * @param warning how many levels of warning the city has
 * @param checkpoints directory for checkpoints
 * @param restore a checkpoint to begin with
 * @param followsCalendar whether rules keep to the states of their domain's year
 */
public record JobSettings(
        MqttSettings mqtt,
        List<Foreign> foreign,
        Quota quota,
        StoreAccess store,
        CityClock clock,
        WarningLevels warning,
        Path checkpoints,
        Optional<Path> restore,
        int parallelism,
        boolean followsCalendar) {

    private static final int MOST_PARALLEL = 128;

    /** Topics of others, and the session they are read with. */
    public record Foreign(ForeignTopic topic, MqttSettings mqtt) {}

    public JobSettings {
        foreign = List.copyOf(foreign);
    }

    /** @throws InvalidSettingsException listing every fault */
    public static JobSettings from(Map<String, String> environment) {
        Reader reader = new Reader(environment);
        CityClock clock = reader.clock();
        StoreAccess store = new StoreAccess(reader.storeUrl(), reader.required("LIFELINE_DB_USER"), reader.password());
        Path checkpoints = Path.of(reader.required("LIFELINE_CHECKPOINTS")).toAbsolutePath();
        Optional<Path> restore = reader.restore();
        int parallelism = reader.number("LIFELINE_PARALLELISM", 2, MOST_PARALLEL);
        boolean followsCalendar = reader.isOn("LIFELINE_CALENDAR");
        Optional<MqttSettings> mqtt = reader.mqtt(clock);
        ForeignTopics foreign = reader.foreign();
        Quota quota = reader.quota();
        WarningLevels warning = reader.warning();
        if (mqtt.isEmpty() || !reader.faults.isEmpty()) {
            throw new InvalidSettingsException(reader.faults);
        }
        List<Foreign> sessions = foreign.entries().stream()
                .map(topic -> new Foreign(topic, reader.mqtt(clock, topic)))
                .toList();
        return new JobSettings(
                mqtt.get(), sessions, quota, store, clock, warning, checkpoints, restore, parallelism, followsCalendar);
    }

    private static final class Reader {
        private final Map<String, String> environment;
        private final List<String> faults = new ArrayList<>();

        Reader(Map<String, String> environment) {
            this.environment = environment;
        }

        private @Nullable String optional(String name) {
            String text = environment.get(name);
            return text == null || text.isBlank() ? null : text;
        }

        String required(String name) {
            String text = optional(name);
            if (text == null) {
                faults.add(name + " is missing");
                return "";
            }
            return text;
        }

        int number(String name, int otherwise, int most) {
            String text = optional(name);
            if (text == null) {
                return otherwise;
            }
            if (text.matches("[0-9]{1,4}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= most) {
                return Integer.parseInt(text);
            }
            faults.add(name + " must be 1 to " + most + ", was: " + text);
            return otherwise;
        }

        boolean isOn(String name) {
            String text = optional(name);
            if (text != null && !text.equals("on") && !text.equals("off")) {
                faults.add(name + " must be on or off, was: " + text);
            }
            return "on".equals(text);
        }

        CityClock clock() {
            try {
                return CityClock.from(environment);
            } catch (IllegalArgumentException e) {
                faults.add(e.getMessage());
                return CityClock.SYSTEM;
            }
        }

        String storeUrl() {
            String url = required("LIFELINE_DB_URL");
            try {
                return url.isEmpty() ? url : StoreUrl.jdbc(url);
            } catch (IllegalArgumentException e) {
                faults.add("LIFELINE_DB_URL " + e.getMessage());
                return "";
            }
        }

        String password() {
            String file = optional("LIFELINE_DB_PASSWORD_FILE");
            if (file == null) {
                return required("LIFELINE_DB_PASSWORD");
            }
            try {
                return Files.readString(Path.of(file)).strip();
            } catch (IOException e) {
                faults.add("LIFELINE_DB_PASSWORD_FILE cannot be read: " + e.getMessage());
                return "";
            }
        }

        Optional<Path> restore() {
            String text = optional("LIFELINE_RESTORE");
            if (text == null) {
                return Optional.empty();
            }
            Path restore = Path.of(text).toAbsolutePath();
            if (!Files.isRegularFile(restore.resolve("_metadata"))) {
                faults.add("LIFELINE_RESTORE has no _metadata: " + restore);
            }
            return Optional.of(restore);
        }

        ForeignTopics foreign() {
            String file = optional(ForeignTopics.SETTING);
            if (file == null) {
                return ForeignTopics.NONE;
            }
            try {
                return ForeignTopics.read(Path.of(file), Catalogue.load());
            } catch (InvalidForeignTopicsException e) {
                e.faults().forEach(fault -> faults.add(ForeignTopics.SETTING + " " + fault));
                return ForeignTopics.NONE;
            }
        }

        Quota quota() {
            try {
                return Quota.from(environment);
            } catch (IllegalArgumentException e) {
                String.valueOf(e.getMessage()).lines().forEach(faults::add);
                return Quota.DEFAULT;
            }
        }

        WarningLevels warning() {
            try {
                return WarningLevels.from(environment);
            } catch (IllegalArgumentException e) {
                faults.add(e.getMessage());
                return WarningLevels.FOUR;
            }
        }

        Optional<MqttSettings> mqtt(CityClock clock) {
            try {
                return Optional.of(builder(clock, installation())
                        .sessions(number("LIFELINE_SESSIONS", 4, MOST_PARALLEL))
                        .build());
            } catch (IllegalArgumentException e) {
                faults.add(e.getMessage());
                return Optional.empty();
            }
        }

        /** One session, under a name of its own that stays as long as the filter does. */
        MqttSettings mqtt(CityClock clock, ForeignTopic topic) {
            return builder(clock, ForeignSession.name(installation(), topic.filter()))
                    .filter(topic.filter().text())
                    .sessions(1)
                    .build();
        }

        private String installation() {
            String installation = optional("LIFELINE_INSTALLATION");
            return installation == null ? "local" : installation;
        }

        private MqttSettingsBuilder builder(CityClock clock, String installation) {
            String url = optional("LIFELINE_MQTT_URL");
            return MqttSettings.of(url == null ? "mqtt://127.0.0.1:1883" : url)
                    .installation(installation)
                    .access(Access.from(environment))
                    .clock(clock);
        }
    }
}
