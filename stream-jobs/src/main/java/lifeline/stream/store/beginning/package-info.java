/** What the store tells the job when it begins: rules in force, open episodes, blind windows, pipes. Of each, the side that needs it says in what form. */
@NullMarked
package lifeline.stream.store.beginning;

import org.jspecify.annotations.NullMarked;
