/**
 * Where a city runs: the build, the data directory and what is kept in it, ports and disk. Everything that can be found wrong before anything is started is found here.
 */
@NullMarked
package lifeline.launcher.place;

import org.jspecify.annotations.NullMarked;
