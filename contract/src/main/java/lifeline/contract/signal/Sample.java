package lifeline.contract.signal;

import java.time.Instant;

/** A value at an instant, as kept in a window and shown as evidence. */
public record Sample(Instant observedAt, double value) {}
