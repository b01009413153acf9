/** What makes a reading acceptable, and the word for each way in which it is not. Pure: time comes in with the message. */
@NullMarked
package lifeline.ingest.validation;

import org.jspecify.annotations.NullMarked;
