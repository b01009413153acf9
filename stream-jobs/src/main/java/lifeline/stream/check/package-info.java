/**
 * {@code ./lifeline check}: a domain folder's scenarios played through the very judge that runs live.
 */
@NullMarked
package lifeline.stream.check;

import org.jspecify.annotations.NullMarked;
