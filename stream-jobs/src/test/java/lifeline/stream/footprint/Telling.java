package lifeline.stream.footprint;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.Quantity;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;

/** Readings of many quiet sensors in the order of time; at the end it measures the heap in use while all of them are still known. */
final class Telling implements Iterator<Reading> {
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    private final Domain domain;
    private final List<Quantity> quantities;
    private final String[] devices;
    private final String[] assets;
    private final int rounds;
    private final Duration every;
    private final SplittableRandom random = new SplittableRandom(3);
    private int next;
    private long usedAtStart;
    private long usedAtEnd;

    Telling(Domain domain, int sensors, int sensorsAtAsset, int rounds, Duration every) {
        this.domain = domain;
        this.quantities = domain.quantities();
        this.rounds = rounds;
        this.every = every;
        this.devices = new String[sensors];
        this.assets = new String[sensors];
        for (int i = 0; i < sensors; i++) {
            assets[i] = i % sensorsAtAsset == 0 ? "asset-" + i : assets[i - 1];
            devices[i] = "device-" + i;
        }
    }

    @Override
    public boolean hasNext() {
        if (usedAtStart == 0) {
            usedAtStart = settled();
        }
        if (next < rounds * devices.length) {
            return true;
        }
        if (usedAtEnd == 0) {
            usedAtEnd = settled();
        }
        return false;
    }

    @Override
    public Reading next() {
        if (next >= rounds * devices.length) {
            throw new NoSuchElementException();
        }
        int sensor = next % devices.length;
        Instant at = START.plus(every.multipliedBy(next / devices.length)).plusNanos(sensor * 1000L);
        next++;
        Quantity quantity = quantities.get(sensor % quantities.size());
        double value = quantity.name().equals("value") ? random.nextDouble() : resting(quantity);
        return new Reading(
                domain.id(), assets[sensor], devices[sensor], quantity.name(), at, at, null, null, value, Quality.GOOD);
    }

    /** A small share of the range above its start, with some noise. */
    private double resting(Quantity quantity) {
        return quantity.min() + (quantity.max() - quantity.min()) * (0.01 + 0.001 * random.nextDouble());
    }

    /** How much more heap was in use when all had told than before anybody had. */
    long grown() {
        return usedAtEnd - usedAtStart;
    }

    /** Bytes of heap that are in use after what is on its way has arrived, and a full collection. */
    private static long settled() {
        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        System.gc();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
