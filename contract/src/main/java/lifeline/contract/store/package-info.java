/** What writers and readers of the store agree on: its version and the names of its tables (see {@code store/V*.sql}). */
@NullMarked
package lifeline.contract.store;

import org.jspecify.annotations.NullMarked;
