package lifeline.alerts.rule;

/**
 * Who does something with rules, and why.
 *
 * @param source address of the caller
 */
public record By(String name, String reason, String source) {}
