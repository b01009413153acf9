/**
 * The follower of the signal table: each signal becomes one change of one alert and one audit row, exactly once.
 *
 * <p>Alert, audit and the follower's place are written in one transaction; the place's row is locked first, so of several
 * replicas one moves on and the others find nothing left. One thread; notifications only wake it, a poll every 500 ms
 * stands behind them. A store that is away is tried again for as long as the service runs.
 */
@NullMarked
package lifeline.alerts.intake;

import org.jspecify.annotations.NullMarked;
