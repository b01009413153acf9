/**
 * The simulated city: its assets, devices and sensors, made from the {@code simulation.yaml} of each domain. The simulators
 * publish for them, the launcher enters them into the registry; both must see the same city.
 *
 * <p>What the city's own plans name stands under its name; everything else is made up and says so in its title. No id is
 * {@code well-0001} or {@code dev-0001}: ids begin with their domain, so that those of strangers stay free.
 */
@NullMarked
package lifeline.contract.city;

import org.jspecify.annotations.NullMarked;
