package lifeline.ingest.codec;

import lifeline.ingest.Message;

/**
 * Reads the payloads of one format. Whatever the bytes are, the answer is an {@link Outcome}: no exception leaves it, and it
 * takes no more than time and memory in proportion to them. Not safe for several threads.
 */
public interface Codec {
    Outcome decode(Message message, Route route);
}
