/**
 * The way of the rules from the store into the job: a source that looks for changes, and reads every text before it lets it
 * through. One thread beside Flink's asks the store, so that a store that is away holds nothing up.
 */
@NullMarked
package lifeline.stream.catalogue;

import org.jspecify.annotations.NullMarked;
