package lifeline.simulators.score.match;

/**
 * How long after the truth came to the level due that level was told.
 *
 * @param seconds below 0 where the sensor's own error was ahead of the truth
 * @param bound the rule's own hold time and two samples, s
 */
public record Lag(double seconds, double bound) {}
