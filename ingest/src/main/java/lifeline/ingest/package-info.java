/**
 * From the broker to readings: what arrives is a {@link lifeline.ingest.Message}, what leaves is a reading or a
 * {@link lifeline.ingest.validation.Rejection}, never an exception. {@link lifeline.ingest.ReadingStream} is the face.
 *
 * <p>Nothing here knows a domain by name: quantities and units come from the catalogue.
 */
@NullMarked
package lifeline.ingest;

import org.jspecify.annotations.NullMarked;
