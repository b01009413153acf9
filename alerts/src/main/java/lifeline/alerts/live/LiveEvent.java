package lifeline.alerts.live;

/**
 * An audit entry as it goes over the wire.
 *
 * @param seq its id in the stream
 * @param frame the event, ready to be sent
 */
record LiveEvent(long seq, String frame) {}
