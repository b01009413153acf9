package lifeline.simulators.physics.beam;

/**
 * Something that crosses.
 *
 * @param enters seconds since 1970
 * @param speed m/s
 * @param force its weight, N
 * @param bounce how often a second it bounces on its springs
 */
record Vehicle(double enters, double speed, double force, double bounce) {
    /** How far it has come, m. */
    double position(double seconds) {
        return (seconds - enters) * speed;
    }
}
