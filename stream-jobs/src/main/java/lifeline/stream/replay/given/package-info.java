/** What people give a replay beside its readings: windows of work, and how the assets are connected. */
@NullMarked
package lifeline.stream.replay.given;

import org.jspecify.annotations.NullMarked;
