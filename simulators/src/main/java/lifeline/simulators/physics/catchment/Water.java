package lifeline.simulators.physics.catchment;

/**
 * Where the water of a low point is, m³.
 *
 * @param gathering on roofs and roads, on its way
 * @param standing in the hollow of the road
 * @param stored in the chamber
 * @param came since the beginning: runoff, dry-weather flow and what faults brought
 * @param left since the beginning, by pipe and pump
 */
record Water(double gathering, double standing, double stored, double came, double left) {
    double held() {
        return gathering + standing + stored;
    }
}
