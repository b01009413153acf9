/**
 * The simulated city: its assets, devices and sensors, made from the {@code simulation.yaml} of each domain. The simulators
 * publish for them, the launcher enters them into the registry; both must see the same city.
 */
@NullMarked
package lifeline.contract.city;

import org.jspecify.annotations.NullMarked;
