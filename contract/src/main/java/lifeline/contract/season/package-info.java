/** The year of a domain: the states it goes through by the calendar, and in which of them a rule judges. */
@NullMarked
package lifeline.contract.season;

import org.jspecify.annotations.NullMarked;
