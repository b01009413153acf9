/**
 * The scenario library: what breaks, where, when and how hard, what a good system must say of it and by when, and what must
 * stay silent. Files of {@code resources/library}, listed in its {@code INDEX}; the reader tells all their faults at once.
 */
@NullMarked
package lifeline.contract.library;

import org.jspecify.annotations.NullMarked;
