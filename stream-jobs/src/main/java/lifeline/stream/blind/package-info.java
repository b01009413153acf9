/**
 * What we could not see: how far all that was received has been judged (the frontier), and the windows in which nothing
 * was. Pure; instants are in microseconds of the city's time.
 */
@NullMarked
package lifeline.stream.blind;

import org.jspecify.annotations.NullMarked;
