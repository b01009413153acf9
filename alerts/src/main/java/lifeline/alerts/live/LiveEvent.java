package lifeline.alerts.live;

import java.util.OptionalLong;

/**
 * An audit entry as it goes over the wire.
 *
 * @param seq its id in the stream
 * @param waiting the alert, where nobody knows of it yet
 * @param frame the event, ready to be sent
 */
record LiveEvent(long seq, OptionalLong waiting, String frame) {}
