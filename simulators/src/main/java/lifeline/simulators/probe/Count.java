package lifeline.simulators.probe;

/**
 * What a counting sensor has sent: the values {@code first}, {@code first + step}, … each once.
 *
 * @param numbers how many of them
 */
public record Count(String sensor, double first, double step, long numbers) {}
