/** What two versions of the rules say of the same readings: which alarms they share, which are gained, which are lost. Pure. */
@NullMarked
package lifeline.stream.replay.compare;

import org.jspecify.annotations.NullMarked;
