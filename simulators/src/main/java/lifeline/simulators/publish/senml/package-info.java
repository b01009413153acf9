/** Writes what a device says in SenML, RFC 8428; apart from what reads it, and held to the same files. */
@NullMarked
package lifeline.simulators.publish.senml;

import org.jspecify.annotations.NullMarked;
