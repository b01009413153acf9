package lifeline.stream.subject;

import java.util.Optional;
import lifeline.contract.signal.Signal;

/** What comes of a look at a subject as of an instant. */
public record SubjectLook(SubjectState state, Optional<Signal> signal) {}
