package lifeline.ingest.mqtt;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import lifeline.contract.clock.CityClock;
import lifeline.ingest.mqtt.access.Access;
import lifeline.ingest.mqtt.client.ConnectOptions;

/**
 * How to reach the broker and how much may be under way. Checked as a whole: one exception lists every fault.
 *
 * @param url {@code mqtt://host:port}, or {@code mqtts://host:port} with TLS
 * @param installation short id, part of client ids and of the share group: two installations on a broker do not meet
 * @param filter what is subscribed to, shared among the sessions
 * @param sessions how many MQTT sessions there are; fewer than at the last start, and the last ones leave
 * @param sessionExpiry how long the broker keeps a session that nobody is connected to
 * @param receiveMaximum how many messages may be unacknowledged in each session
 * @param inboxBytes what a session may hold in memory before it lets go of the connection
 * @param silence with no byte for so long, the connection is given up
 * @param settling for so long at least after a session was interrupted, what arrives may be a copy
 * @param clock a {@link CityClock#setting}
 */
public record MqttSettings(
        String url,
        Access access,
        String installation,
        String filter,
        int sessions,
        Duration sessionExpiry,
        int receiveMaximum,
        long inboxBytes,
        Duration connectTimeout,
        Duration keepAlive,
        Duration silence,
        Duration settling,
        String clock)
        implements Serializable {

    private static final Set<String> SCHEMES = Set.of("mqtt", "tcp", "mqtts", "ssl");
    private static final Pattern INSTALLATION = Pattern.compile("[A-Za-z0-9-]{1,32}");

    public MqttSettings {
        List<String> faults = new ArrayList<>();
        checkUrl(url, faults);
        check(INSTALLATION.matcher(installation).matches(), "installation: 1 to 32 letters, digits or '-'", faults);
        check(!filter.isEmpty() && !filter.startsWith("$share/"), "filter: a topic filter without $share", faults);
        check(sessions >= 1 && sessions <= 256, "sessions: 1 to 256", faults);
        check(receiveMaximum >= 1 && receiveMaximum <= 65_535, "receive maximum: 1 to 65535", faults);
        check(inboxBytes >= 2 << 20, "inbox: at least 2 MiB", faults);
        check(sessionExpiry.toSeconds() >= 60, "session expiry: at least 60 s, or what waits is lost", faults);
        check(keepAlive.toSeconds() >= 1 && keepAlive.toSeconds() <= 65_535, "keep alive: 1 to 65535 s", faults);
        check(silence.compareTo(keepAlive.multipliedBy(2)) >= 0, "silence: at least twice the keep alive", faults);
        faults.addAll(access.faults(url.startsWith("mqtts:") || url.startsWith("ssl:")));
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("MQTT settings: " + String.join("; ", faults));
        }
    }

    /** Settings for {@code url}, with the defaults of {@link MqttSettingsBuilder}. */
    public static MqttSettingsBuilder of(String url) {
        return new MqttSettingsBuilder(url);
    }

    /** From {@code LIFELINE_MQTT_URL}, {@code LIFELINE_INSTALLATION}, the clock, and {@link Access#from}. */
    public static MqttSettingsBuilder from(Map<String, String> environment) {
        return of(environment.getOrDefault("LIFELINE_MQTT_URL", "mqtt://127.0.0.1:1883"))
                .installation(environment.getOrDefault("LIFELINE_INSTALLATION", "local"))
                .clock(CityClock.from(environment))
                .access(Access.from(environment));
    }

    /** How a session connects. */
    public ConnectOptions options(String clientId, int window) {
        return new ConnectOptions(url, access, clientId, false, sessionExpiry, window, connectTimeout, keepAlive);
    }

    /** How a session connects for the last time: the broker forgets it. */
    public ConnectOptions farewell(String clientId) {
        return new ConnectOptions(url, access, clientId, true, Duration.ZERO, 1, connectTimeout, keepAlive);
    }

    /** {@code lifeline-{installation}-{session}}. */
    public String clientId(int session) {
        return "lifeline-" + installation + '-' + session;
    }

    /** {@code $share/lifeline-{installation}/{filter}}. */
    public String subscription() {
        return "$share/lifeline-" + installation + '/' + filter;
    }

    /** The most messages a second that all sessions can carry: each window is acknowledged once per checkpoint. */
    public double capacityPerSecond(Duration checkpointInterval) {
        return sessions * (double) receiveMaximum * 1000 / Math.max(1, checkpointInterval.toMillis());
    }

    private static void check(boolean holds, String fault, List<String> faults) {
        if (!holds) {
            faults.add(fault);
        }
    }

    private static void checkUrl(String url, List<String> faults) {
        try {
            URI uri = URI.create(url);
            boolean known = SCHEMES.contains(String.valueOf(uri.getScheme()));
            check(known && uri.getHost() != null, "url: mqtt://host:port or mqtts://host:port, was " + url, faults);
        } catch (IllegalArgumentException e) {
            faults.add("url: " + e.getMessage());
        }
    }

    @Override
    public String toString() {
        return "MqttSettings[" + url + ", " + subscription() + ", " + sessions + " sessions]";
    }
}
