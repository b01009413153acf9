/**
 * A domain is a folder: its titles, quantities, units and plausible ranges, and the catalogue of all domains.
 *
 * <p>No type here knows a domain by name; a sixth domain is a new folder and a line in {@code domains/INDEX}.
 */
@NullMarked
package lifeline.contract.domain;

import org.jspecify.annotations.NullMarked;
