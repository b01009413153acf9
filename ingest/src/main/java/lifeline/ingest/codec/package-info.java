/**
 * From bytes to readings. Pure: what a message becomes depends on its bytes, its marks and the catalogue alone.
 *
 * <p>A codec judges each value by itself: one bad value is one rejection, and the others of its message survive. Only
 * when the bytes as a whole cannot be read is the whole message one rejection. No exception leaves here.
 */
@NullMarked
package lifeline.ingest.codec;

import org.jspecify.annotations.NullMarked;
