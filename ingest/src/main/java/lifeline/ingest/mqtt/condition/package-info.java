/** What an operator must hear of the source: never a message, always something wrong with the way to the broker. */
@NullMarked
package lifeline.ingest.mqtt.condition;

import org.jspecify.annotations.NullMarked;
