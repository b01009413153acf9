/** Where on a pipe something happened, from what the sensors along it saw. Pure. */
@NullMarked
package lifeline.contract.topology.place;

import org.jspecify.annotations.NullMarked;
