/**
 * Where an incident is, in words and on the map. The follower looks once for each cause at the readings around it, some time after it
 * began, and keeps what it found; until then the cause's own asset and its neighbours on the pipe are told.
 */
@NullMarked
package lifeline.alerts.incident.place;

import org.jspecify.annotations.NullMarked;
