/** What the shipped rules said, and assertions about it. An assertion lets the city's time pass as far as it needs to. */
@NullMarked
package lifeline.simulators.junit.signal;

import org.jspecify.annotations.NullMarked;
