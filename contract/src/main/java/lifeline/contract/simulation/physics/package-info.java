/**
 * The models that give sensors their true values: the section {@code physics:} of {@code simulation.yaml}. What kinds there
 * are, what each tells, which numbers it takes and what a fault may do to it stands in {@link
 * lifeline.contract.simulation.physics.PhysicsKind}, nowhere else. A new kind is a constant there, its words in {@code
 * schema/simulation.schema.json} (a test compares the two), a class beside the other models in the simulators, and a case in
 * the switch of their {@code CityPhysics}.
 */
@NullMarked
package lifeline.contract.simulation.physics;

import org.jspecify.annotations.NullMarked;
