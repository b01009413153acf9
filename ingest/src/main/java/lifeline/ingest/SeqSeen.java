package lifeline.ingest;

import java.time.Instant;

/** A message with this number of its device's {@code seq} came, and could be read. */
public record SeqSeen(String device, long seq, Instant receivedAt) {}
