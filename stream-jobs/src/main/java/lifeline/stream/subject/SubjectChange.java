package lifeline.stream.subject;

import java.util.Optional;
import lifeline.contract.signal.Signal;

/**
 * What a change of rules has made of what a rule remembers of an asset.
 *
 * @param state empty where the rule is gone
 * @param signal what is said of it
 */
public record SubjectChange(Optional<SubjectState> state, Optional<Signal> signal) {}
