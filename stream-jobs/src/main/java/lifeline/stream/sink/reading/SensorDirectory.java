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
import java.util.OptionalInt;
import java.util.TreeMap;
import lifeline.contract.reading.Reading;
import lifeline.stream.store.StoreRefusedException;
import lifeline.stream.store.StoreSession;

/**
 * Which number a sensor has in the store, and whether its device is registered and where. Remembers up to {@value #LIMIT}
 * sensors; asks the store once for all those of a batch that it does not know.
 */
public final class SensorDirectory {
    private static final int LIMIT = 200_000;
    private static final Duration STRANGER_CHECK = Duration.ofMinutes(1);

    private final StoreSession session;
    private final Clock clock;
    private final Map<String, Integer> periods;
    private final Map<String, SensorEntry> entries = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SensorEntry> eldest) {
            return size() > LIMIT;
        }
    };

    /** @param periods seconds, by {@code domain.quantity} */
    public SensorDirectory(StoreSession session, Clock clock, Map<String, Integer> periods) {
        this.session = session;
        this.clock = clock;
        this.periods = Map.copyOf(periods);
    }

    /** The entries of the sensors that {@code readings} came from; those the store will not take are missing. */
    public Map<String, SensorEntry> resolve(List<Reading> readings) throws InterruptedException {
        Instant now = clock.instant();
        Map<String, SensorEntry> found = new HashMap<>();
        Map<String, Reading> unknown = new LinkedHashMap<>();
        for (Reading reading : readings) {
            String sensor = reading.sensor();
            SensorEntry entry = entries.get(sensor);
            if (entry != null && now.isBefore(entry.goodUntil())) {
                found.put(sensor, entry);
            } else {
                unknown.putIfAbsent(sensor, reading);
            }
        }
        if (!unknown.isEmpty()) {
            Map<String, SensorEntry> learnt = learn(List.copyOf(unknown.values()), now);
            entries.putAll(learnt);
            found.putAll(learnt);
        }
        return found;
    }

    private Map<String, SensorEntry> learn(List<Reading> firsts, Instant now) throws InterruptedException {
        try {
            return session.transact(connection -> ask(new DeviceTable(connection, now), firsts, now));
        } catch (StoreRefusedException e) {
            if (firsts.size() == 1) {
                return Map.of();
            }
            int half = firsts.size() / 2;
            Map<String, SensorEntry> learnt = new HashMap<>(learn(firsts.subList(0, half), now));
            learnt.putAll(learn(firsts.subList(half, firsts.size()), now));
            return learnt;
        }
    }

    private Map<String, SensorEntry> ask(DeviceTable table, List<Reading> firsts, Instant now) throws SQLException {
        TreeMap<String, Reading> byDevice = new TreeMap<>();
        firsts.forEach(reading -> byDevice.putIfAbsent(reading.device(), reading));
        Map<String, DeviceTable.DeviceRow> devices = table.devices(byDevice, periods);
        List<Reading> known = new ArrayList<>();
        Map<String, SensorEntry> learnt = new HashMap<>();
        for (Reading reading : firsts) {
            if (devices.containsKey(reading.device())) {
                known.add(reading);
            } else {
                learnt.put(
                        reading.sensor(),
                        new SensorEntry(OptionalInt.empty(), reading.asset(), false, now.plus(STRANGER_CHECK)));
            }
        }
        Map<String, Integer> numbers = table.sensors(known);
        for (Reading reading : known) {
            DeviceTable.DeviceRow device = devices.get(reading.device());
            Integer number = numbers.get(reading.sensor());
            if (device != null && number != null) {
                Instant goodUntil = device.isRegistered() ? Instant.MAX : now.plus(STRANGER_CHECK);
                learnt.put(
                        reading.sensor(),
                        new SensorEntry(OptionalInt.of(number), device.asset(), device.isRegistered(), goodUntil));
            }
        }
        return learnt;
    }
}
