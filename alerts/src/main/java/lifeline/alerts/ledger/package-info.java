/**
 * What became of the readings, hour by hour, and when nobody saw the city. Read only: the job writes both.
 */
@NullMarked
package lifeline.alerts.ledger;

import org.jspecify.annotations.NullMarked;
