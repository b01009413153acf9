package lifeline.stream.sink.reading;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * What the store knows of a sensor.
 *
 * @param number its {@code sensor.id}; empty where it cannot have one, because there are too many strangers
 * @param asset where its device is registered
 * @param goodUntil when to look again: strangers expire and may be registered, registered ones stay
 */
public record SensorEntry(OptionalInt number, String asset, boolean isRegistered, Instant goodUntil) {}
