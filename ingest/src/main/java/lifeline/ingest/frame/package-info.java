/**
 * Frames of fast sensors, as {@code schema/frame.md} of the contract describes them. Pure; no exception leaves the decoder, and
 * it takes time and memory in proportion to the payload.
 */
@NullMarked
package lifeline.ingest.frame;

import org.jspecify.annotations.NullMarked;
