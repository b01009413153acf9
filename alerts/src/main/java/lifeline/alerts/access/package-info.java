/**
 * Who may do what, decided before anything else sees a request.
 *
 * <p>On loopback anybody may read; every change needs a login, and on any other address reading does, too. The pure rules
 * ({@link lifeline.alerts.access.HostRule}, {@link lifeline.alerts.access.OriginRule},
 * {@link lifeline.alerts.access.AccessRule}) are asked by {@link lifeline.alerts.access.HttpGate}, which stands around the
 * framework's own login: host and origin before it, rights after it.
 */
@NullMarked
package lifeline.alerts.access;

import org.jspecify.annotations.NullMarked;
