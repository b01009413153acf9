package lifeline.stream.sink.reading;

import java.time.Instant;

/** What the store knows of a sensor. For the thread that writes. */
public final class SensorEntry {
    /** Instead of a number where the sensor cannot have one, because there are too many strangers. */
    private static final int NONE = -1;

    private final int number;
    private final String asset;
    private final boolean isRegistered;
    private final Instant goodUntil;
    private long newest;

    /**
     * @param number its {@code sensor.id}
     * @param asset where its device is registered
     * @param goodUntil when to look again: strangers expire and may be registered, registered ones are moved and taken out
     * @param newest {@code observed_at} of its row in {@code latest}, microseconds since 1970; the least long without one
     */
    SensorEntry(int number, String asset, boolean isRegistered, Instant goodUntil, long newest) {
        this.number = number;
        this.asset = asset;
        this.isRegistered = isRegistered;
        this.goodUntil = goodUntil;
        this.newest = newest;
    }

    static SensorEntry withoutNumber(String asset, Instant goodUntil) {
        return new SensorEntry(NONE, asset, false, goodUntil, Long.MIN_VALUE);
    }

    public boolean hasNumber() {
        return number != NONE;
    }

    public int number() {
        return number;
    }

    public String asset() {
        return asset;
    }

    public boolean isRegistered() {
        return isRegistered;
    }

    boolean isGoodAt(Instant instant) {
        return instant.isBefore(goodUntil);
    }

    long newest() {
        return newest;
    }

    /** A live reading of {@code observedAt} is committed. */
    void stored(long observedAt) {
        newest = Math.max(newest, observedAt);
    }
}
