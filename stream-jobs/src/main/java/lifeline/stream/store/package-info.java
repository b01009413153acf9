/**
 * The way to the store: one connection for each thread that needs it, and what to do when it fails. A store that is away is
 * waited for; a row it will not take is the caller's business; anything else fails the job.
 */
@NullMarked
package lifeline.stream.store;

import org.jspecify.annotations.NullMarked;
