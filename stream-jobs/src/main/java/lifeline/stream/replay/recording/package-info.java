/**
 * Readings in a file: read whole and checked before any is judged, put into the order of (observed_at, sensor) on disk where
 * memory does not hold them. One thread.
 */
@NullMarked
package lifeline.stream.replay.recording;

import org.jspecify.annotations.NullMarked;
