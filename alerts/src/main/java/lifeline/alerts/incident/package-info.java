/**
 * Which alerts belong together, and which of them is the probable cause. Pure: the same alerts in the same order give the same
 * incidents.
 *
 * <p>An alert joins every incident that has one of these near it: an alert of the same domain along the pipes, an alert of any
 * domain close by, another silent device close by, or an alert that a {@link lifeline.alerts.incident.Chain} ties it to. Where
 * that is several incidents they turn out to be one, and the oldest number stays. {@link lifeline.alerts.incident.Reach} says how near
 * and how soon. Every alert is in an incident; one that nothing is near is alone in it.
 *
 * <p>What is looked at for an alert does not grow with the number of alerts: of each part of the city only the newest few
 * are remembered, and those no longer than {@link lifeline.alerts.incident.Reach#remembered}. One thread.
 */
@NullMarked
package lifeline.alerts.incident;

import org.jspecify.annotations.NullMarked;
