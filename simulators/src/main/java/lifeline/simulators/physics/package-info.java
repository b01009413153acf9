/**
 * What is true at the sensors, where a domain's {@code physics:} says how that is worked out. One thread; a model advances when
 * it is asked, on steps counted from the start of the run, and never looks ahead of the faults it was told of: the same seed,
 * start and faults give the same values, in whatever order devices ask. Questions go back by no more than a device's batch.
 *
 * <p>A new kind: a constant in the contract's {@code PhysicsKind} (outputs, numbers with their defaults, parameters of faults),
 * the same words in {@code simulation.schema.json}, a package here with a {@link lifeline.simulators.physics.Physics} made from a
 * {@link lifeline.simulators.physics.Site}, and its case in {@link lifeline.simulators.physics.CityPhysics}. The compiler asks
 * for the case, a test for the schema. A model knows assets and numbers, never a domain's name.
 */
@NullMarked
package lifeline.simulators.physics;

import org.jspecify.annotations.NullMarked;
