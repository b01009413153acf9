package lifeline.alerts.record.store;

import java.time.Instant;

/** Alerts raised from {@code from} until before {@code to}. */
public record Span(Instant from, Instant to) {}
