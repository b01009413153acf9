/**
 * Gas under a road: from a leak along the corridor of ducts and loose fill, by advection, dispersion and loss to the open air,
 * into the chambers beside it; each chamber is one well-mixed volume with an exchange of air. Linear in the size of the leak.
 */
@NullMarked
package lifeline.simulators.physics.soil;

import org.jspecify.annotations.NullMarked;
