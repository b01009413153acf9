package lifeline.stream.sink.reading;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lifeline.contract.reading.Reading;
import lifeline.stream.store.StoreRefusedException;
import lifeline.stream.store.StoreSession;
import org.jspecify.annotations.Nullable;

/**
 * Which number a sensor has in the store, and whether its device is registered and where. Remembers the sensors of up to
 * {@value #LIMIT} devices; asks the store once for all those of a batch that it does not know, and not at all when it knows
 * them.
 */
public final class SensorDirectory {
    private static final int LIMIT = 200_000;
    private static final Duration STRANGER_CHECK = Duration.ofMinutes(1);
    /** People move devices and take them out. */
    private static final Duration REGISTRY_CHECK = Duration.ofMinutes(10);

    private final StoreSession session;
    private final Clock clock;
    private final Map<String, Integer> periods;
    /** By device and quantity. */
    private final Map<String, Map<String, SensorEntry>> entries = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, SensorEntry>> eldest) {
            return size() > LIMIT;
        }
    };

    /** @param periods seconds, by {@code domain.quantity} */
    public SensorDirectory(StoreSession session, Clock clock, Map<String, Integer> periods) {
        this.session = session;
        this.clock = clock;
        this.periods = Map.copyOf(periods);
    }

    /** Looks up the sensors of {@code readings} that are not known, or not any more. */
    public void learn(List<Reading> readings) throws InterruptedException {
        Instant now = clock.instant();
        Map<String, Reading> unknown = new LinkedHashMap<>();
        for (Reading reading : readings) {
            SensorEntry entry = known(reading);
            if (entry == null || !entry.isGoodAt(now)) {
                unknown.putIfAbsent(reading.sensor(), reading);
            }
        }
        if (!unknown.isEmpty()) {
            List<Reading> firsts = List.copyOf(unknown.values());
            firsts.forEach(this::forget);
            learn(firsts, now);
        }
    }

    /** Its entry; none where the store would not take the sensor when it was last {@link #learn learnt}. */
    public Optional<SensorEntry> entry(Reading reading) {
        return Optional.ofNullable(known(reading));
    }

    private @Nullable SensorEntry known(Reading reading) {
        Map<String, SensorEntry> ofDevice = entries.get(reading.device());
        return ofDevice == null ? null : ofDevice.get(reading.quantity());
    }

    private void forget(Reading reading) {
        Map<String, SensorEntry> ofDevice = entries.get(reading.device());
        if (ofDevice != null) {
            ofDevice.remove(reading.quantity());
        }
    }

    private void learn(List<Reading> firsts, Instant now) throws InterruptedException {
        try {
            Map<Reading, SensorEntry> learnt =
                    session.transact(connection -> ask(new DeviceTable(connection, now), firsts, now));
            learnt.forEach((reading, entry) -> entries.computeIfAbsent(reading.device(), device -> new HashMap<>(4))
                    .put(reading.quantity(), entry));
        } catch (StoreRefusedException e) {
            if (firsts.size() > 1) {
                int half = firsts.size() / 2;
                learn(firsts.subList(0, half), now);
                learn(firsts.subList(half, firsts.size()), now);
            }
        }
    }

    private Map<Reading, SensorEntry> ask(DeviceTable table, List<Reading> firsts, Instant now) throws SQLException {
        TreeMap<String, Reading> byDevice = new TreeMap<>();
        firsts.forEach(reading -> byDevice.putIfAbsent(reading.device(), reading));
        Map<String, DeviceTable.DeviceRow> devices = table.devices(byDevice, periods);
        List<Reading> known = new ArrayList<>();
        Map<Reading, SensorEntry> learnt = new HashMap<>();
        for (Reading reading : firsts) {
            if (devices.containsKey(reading.device())) {
                known.add(reading);
            } else {
                learnt.put(reading, SensorEntry.withoutNumber(reading.asset(), now.plus(STRANGER_CHECK)));
            }
        }
        Map<String, DeviceTable.SensorRow> sensors = table.sensors(known);
        for (Reading reading : known) {
            DeviceTable.DeviceRow device = devices.get(reading.device());
            DeviceTable.SensorRow sensor = sensors.get(reading.sensor());
            if (device != null && sensor != null) {
                Instant goodUntil = now.plus(device.isRegistered() ? REGISTRY_CHECK : STRANGER_CHECK);
                learnt.put(
                        reading,
                        new SensorEntry(
                                sensor.number(), device.asset(), device.isRegistered(), goodUntil, sensor.newest()));
            }
        }
        return learnt;
    }
}
