package lifeline.contract.library;

import java.time.Duration;
import java.util.Optional;

/**
 * A fault of a scenario.
 *
 * @param id within the scenario
 * @param domain whose {@code simulation.yaml} knows the fault
 * @param where what it strikes
 * @param after from the start of the run, at the earliest
 * @param before and at the latest; the seed draws in between
 * @param lasts in place of what the fault's model says
 * @param work the declared window of work there, if any
 */
public record Break(
        String id,
        String domain,
        String fault,
        Where where,
        Duration after,
        Duration before,
        Optional<Duration> lasts,
        Size size,
        Optional<Work> work) {}
