/** Where something breaks: from the words of a test to a device of the city. Pure. */
@NullMarked
package lifeline.simulators.junit.place;

import org.jspecify.annotations.NullMarked;
