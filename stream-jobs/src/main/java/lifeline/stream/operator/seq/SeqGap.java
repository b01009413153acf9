package lifeline.stream.operator.seq;

/**
 * How many numbers of a device have been given up in an hour so far.
 *
 * @param hour hours since 1970
 */
public record SeqGap(String device, long hour, long gaps) {}
