/** What can be exercised: scenarios of the library, with their waits shortened so that minutes are enough. */
@NullMarked
package lifeline.contract.exercise.scenario;

import org.jspecify.annotations.NullMarked;
