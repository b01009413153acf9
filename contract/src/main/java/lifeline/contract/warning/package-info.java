/** How a city and a standard number how grave a thing is. Here, stored and sent, gravity is a colour; numbers are for those who must have them. */
@NullMarked
package lifeline.contract.warning;

import org.jspecify.annotations.NullMarked;
