/**
 * A network's states in time: worked out step by step when somebody asks, with steps as short as faults need them, and read off
 * between two steps along a straight line. What was told once is not changed by a fault that comes later.
 */
@NullMarked
package lifeline.simulators.physics.network.course;

import org.jspecify.annotations.NullMarked;
