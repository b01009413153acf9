/**
 * Alerts that are told together: lines wait in the store, each for one person over one channel, and are told when their digest is
 * due. What a telling puts out and what it marks as told are one transaction, so that a kill or a second replica neither loses nor
 * repeats one.
 */
@NullMarked
package lifeline.alerts.noise.digest;

import org.jspecify.annotations.NullMarked;
