/** What a sensor costs in memory, measured: a program to be run by hand, no test. */
@NullMarked
package lifeline.stream.footprint;

import org.jspecify.annotations.NullMarked;
