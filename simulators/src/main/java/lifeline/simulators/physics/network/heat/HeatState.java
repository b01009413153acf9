package lifeline.simulators.physics.network.heat;

import lifeline.simulators.physics.network.Hydraulics;

/**
 * A heating network at a moment.
 *
 * @param held pressure at the constant-pressure point, MPa
 * @param makeup water that is made up, m³/s
 * @param stations what each of them sees
 * @param chambers their temperatures, °C
 * @param homes their temperatures, °C
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HeatState(
        Hydraulics hydraulics, double held, double makeup, Stations stations, double[] chambers, double[] homes) {
    /**
     * By station.
     *
     * @param supply °C
     * @param back what goes back, °C
     * @param flow into it, m³/h
     * @param makeup of its circulation, %
     * @param pressure of what goes back, MPa
     * @param heat of what its homes need, 1 being all
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Stations(double[] supply, double[] back, double[] flow, double[] makeup, double[] pressure, double[] heat) {
        static Stations of(int count) {
            return new Stations(
                    new double[count],
                    new double[count],
                    new double[count],
                    new double[count],
                    new double[count],
                    new double[count]);
        }
    }
}
