/**
 * The simulated city in a JUnit 5 test: {@link lifeline.simulators.junit.SimulatedCity} on a class or a method, parameters of
 * the types here, assertions from {@link lifeline.simulators.junit.SignalsAssert#assertThat}.
 *
 * <p>A city belongs to one test and to the thread of it. Its time stands still until the test lets it pass, by
 * {@link lifeline.simulators.junit.City#run} or by an assertion that looks for something; nothing waits for a real clock, unless
 * a {@link lifeline.simulators.junit.Broker} is asked to.
 */
@NullMarked
package lifeline.simulators.junit;

import org.jspecify.annotations.NullMarked;
