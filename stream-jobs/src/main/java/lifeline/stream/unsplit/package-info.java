/**
 * Sources of which there is one reader and nothing to deal out.
 */
@NullMarked
package lifeline.stream.unsplit;

import org.jspecify.annotations.NullMarked;
