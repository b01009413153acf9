package lifeline.ingest.mqtt;

import java.time.Duration;
import lifeline.contract.clock.CityClock;
import lifeline.contract.topic.Topic;
import lifeline.ingest.mqtt.access.Access;
import org.jspecify.annotations.Nullable;

/** Puts {@link MqttSettings} together; whatever is not said has a default that loses nothing. */
public final class MqttSettingsBuilder {
    private final String url;
    private Access access = Access.ANONYMOUS;
    private String installation = "local";
    private String filter = Topic.FILTER;
    private int sessions = 4;
    private Duration sessionExpiry = Duration.ofDays(7);
    private int receiveMaximum = 65_535;
    private long inboxBytes = 32L << 20;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration keepAlive = Duration.ofSeconds(5);
    private Duration silence = Duration.ofSeconds(15);
    private Duration settling = Duration.ofSeconds(5);
    private String clock = CityClock.SYSTEM.setting();
    private double expectedPerSecond;
    private Duration checkpointInterval = Duration.ofSeconds(1);

    MqttSettingsBuilder(String url) {
        this.url = url;
    }

    public MqttSettingsBuilder user(String name, @Nullable String secret) {
        access = new Access(name, secret, null, null, null, null);
        return this;
    }

    /** Who we are to the broker and whom we trust. */
    public MqttSettingsBuilder access(Access to) {
        access = to;
        return this;
    }

    public MqttSettingsBuilder installation(String id) {
        installation = id;
        return this;
    }

    /** What to subscribe to; by default all native topics. */
    public MqttSettingsBuilder filter(String topicFilter) {
        filter = topicFilter;
        return this;
    }

    /** How many sessions share the load. Fewer than before: the last ones leave, once nothing waits for them. */
    public MqttSettingsBuilder sessions(int count) {
        sessions = count;
        return this;
    }

    public MqttSettingsBuilder sessionExpiry(Duration after) {
        sessionExpiry = after;
        return this;
    }

    public MqttSettingsBuilder receiveMaximum(int messages) {
        receiveMaximum = messages;
        return this;
    }

    public MqttSettingsBuilder inboxBytes(long bytes) {
        inboxBytes = bytes;
        return this;
    }

    public MqttSettingsBuilder connectTimeout(Duration patience) {
        connectTimeout = patience;
        return this;
    }

    /** How often the broker is asked whether it is there, and after what silence it is taken for gone. */
    public MqttSettingsBuilder keepAlive(Duration every, Duration silenceUntilGone) {
        keepAlive = every;
        silence = silenceUntilGone;
        return this;
    }

    public MqttSettingsBuilder settling(Duration afterReconnect) {
        settling = afterReconnect;
        return this;
    }

    public MqttSettingsBuilder clock(CityClock cityClock) {
        clock = cityClock.setting();
        return this;
    }

    /** What has to get through, acknowledged once every {@code interval}: {@link #build} refuses a window too small for it. */
    public MqttSettingsBuilder expecting(double messagesPerSecond, Duration interval) {
        expectedPerSecond = messagesPerSecond;
        checkpointInterval = interval;
        return this;
    }

    /** @throws IllegalArgumentException listing every fault */
    public MqttSettings build() {
        MqttSettings settings = new MqttSettings(
                url,
                access,
                installation,
                filter,
                sessions,
                sessionExpiry,
                receiveMaximum,
                inboxBytes,
                connectTimeout,
                keepAlive,
                silence,
                settling,
                clock);
        double capacity = settings.capacityPerSecond(checkpointInterval);
        if (capacity < expectedPerSecond) {
            throw new IllegalArgumentException("MQTT settings: " + sessions + " sessions × " + receiveMaximum
                    + " unacknowledged messages, acknowledged every " + checkpointInterval.toMillis() + " ms, carry "
                    + Math.round(capacity) + "/s at most, " + Math.round(expectedPerSecond) + "/s are expected");
        }
        return settings;
    }
}
