package lifeline.stream.latch;

/**
 * A detector's finding, as the latch sees it.
 *
 * @param met how many levels are met
 * @param held how many are met or held
 * @param at the time it is judged at, in microseconds, never before the one before it
 * @param observedAt the reading's own time: the episode's identity if one begins here
 * @param since when what is met began
 */
public record Sight(int met, int held, long at, long observedAt, long since) {}
