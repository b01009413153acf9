/**
 * The source with a frontier: watermarks that tell how far all that was received has come. They travel with the readings,
 * cost no exchange, and tell every task on any number of machines how much of the city it has seen.
 */
@NullMarked
package lifeline.stream.listening;

import org.jspecify.annotations.NullMarked;
