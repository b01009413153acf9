package lifeline.simulators.physics.network.water;

import lifeline.simulators.physics.network.Hydraulics;

/**
 * A water network at a moment.
 *
 * @param levels of its tanks, m
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WaterState(Hydraulics hydraulics, double[] levels) {}
