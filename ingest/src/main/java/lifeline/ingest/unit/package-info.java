/**
 * From a payload's unit to a quantity's own. What a unit is, and how one is told in another, is known by a library of the
 * Unified Code for Units of Measure; all pairs are worked out once, when this package is first used, so that a reading costs
 * a look-up and a multiplication.
 *
 * <p>A unit fits a quantity when both are of one kind: a humidity is no volume fraction, though both are percentages.
 */
@NullMarked
package lifeline.ingest.unit;

import org.jspecify.annotations.NullMarked;
