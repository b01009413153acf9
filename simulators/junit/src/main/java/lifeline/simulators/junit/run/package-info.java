/** A city in virtual time: what it says, in order, and what the shipped detectors make of it. One thread. */
@NullMarked
package lifeline.simulators.junit.run;

import org.jspecify.annotations.NullMarked;
