package lifeline.alerts.change;

/**
 * Who changes something.
 *
 * @param source from where: address of the caller
 */
public record By(String actor, String source) {}
