/**
 * Topics of others, and where what is published there belongs: the settings file named by {@code LIFELINE_FOREIGN_TOPICS}.
 *
 * <p>Pure, but for reading the file. A {@link lifeline.ingest.foreign.ForeignTopic} is read by a session of its own, so
 * that the order of its messages is kept.
 */
@NullMarked
package lifeline.ingest.foreign;

import org.jspecify.annotations.NullMarked;
