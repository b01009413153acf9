package lifeline.contract.signal;

/**
 * What may have one open alert at a time: a rule at a subject.
 *
 * @param subject {@code device.quantity} of a sensor, or an asset id
 */
public record AlertKey(String rule, String subject) {
    public AlertKey {
        if (rule.isEmpty() || subject.isEmpty()) {
            throw new IllegalArgumentException("rule and subject must not be empty");
        }
    }
}
