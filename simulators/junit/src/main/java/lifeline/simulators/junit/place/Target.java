package lifeline.simulators.junit.place;

import java.util.Optional;
import lifeline.contract.simulation.FaultModel;

/**
 * What breaks, and where.
 *
 * @param device struck first; empty where the seed chooses, or the whole city is struck
 */
public record Target(String domain, FaultModel model, Optional<String> device) {}
