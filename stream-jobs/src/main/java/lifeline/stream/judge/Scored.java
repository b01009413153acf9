package lifeline.stream.judge;

/**
 * How near to an alarm a reading is.
 *
 * @param device whose reading it is
 * @param quantity see {@code device}
 * @param at when it was observed, in microseconds
 * @param score 0 to 1: a half where the nearest rule's mildest level begins
 */
public record Scored(String device, String quantity, long at, double score) {}
