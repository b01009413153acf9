/**
 * What the launcher itself does with the store: enters the registry, counts, follows signals.
 */
@NullMarked
package lifeline.launcher.store;

import org.jspecify.annotations.NullMarked;
