package lifeline.simulators.score.scene;

import java.time.Instant;

/** A window of work at a device that the detection is told of. */
public record Announced(String domain, String device, Instant from, Instant until) {}
