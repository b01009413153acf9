/**
 * Devices made to be checked one reading after the other, for tests that break the system under load: some are given test
 * gas now and then, as real detectors are, and each such bump must raise one red alert and no second; the others tell no
 * time but number their readings in the value, so that each can be found again. Pure; one thread asks.
 */
@NullMarked
package lifeline.simulators.probe;

import org.jspecify.annotations.NullMarked;
