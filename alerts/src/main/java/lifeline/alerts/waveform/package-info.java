/**
 * Waveforms of fast sensors around alerts: what is kept of them, and what is shown. The store forgets raw waveforms after a week;
 * a follower of the signals copies those of the alert's asset, from 60 s before it was raised to 120 s after.
 */
@NullMarked
package lifeline.alerts.waveform;

import org.jspecify.annotations.NullMarked;
