/** The grammar of native MQTT topics: {@code lifeline/v1/{domain}/{asset}/{device}/{format}}. */
@NullMarked
package lifeline.contract.topic;

import org.jspecify.annotations.NullMarked;
