package lifeline.launcher.ledger.probe;

import java.time.Instant;
import lifeline.contract.signal.Severity;

/** A signal, as far as an account of alerts needs it. */
public record SignalRow(
        String rule, String subject, Instant episode, String kind, Severity severity, Instant committedAt) {}
