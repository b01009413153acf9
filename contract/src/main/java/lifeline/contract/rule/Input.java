package lifeline.contract.rule;

import java.time.Duration;

/**
 * What a rule over several sensors is told of its asset.
 *
 * @param quantity of the rule's domain
 * @param fresh how old its newest reading may be and still stand for now
 */
public record Input(String quantity, Duration fresh) {}
