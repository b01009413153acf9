/** Who is called, over HTTP: people, teams, rosters, chains, responsibilities, holidays, and the calls under way. */
@NullMarked
package lifeline.alerts.rest.duty;

import org.jspecify.annotations.NullMarked;
