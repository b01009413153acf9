package lifeline.simulators.physics.beam;

/** One mode: a mass on a spring, solved exactly for a force that holds during a step. */
final class Mode {
    private static final double MIDDLE = 0.5;

    private final int number;
    private final double middle;
    private double stiffness = -1;
    private double step;
    private double omega;
    private double damping;
    private double fromPlace;
    private double fromSpeed;
    private double speedFromSpeed;
    private double place;
    private double speed;
    private double acceleration;

    /** @param number of half waves along the span */
    Mode(int number) {
        this.number = number;
        this.middle = shape(MIDDLE);
    }

    /** How far the mode reaches in the middle of the span. */
    double middle() {
        return middle;
    }

    /** The same mode of a structure with {@code share} of its stiffness left. */
    void tune(double hertz, double share, double ratio, double seconds) {
        if (share == stiffness && seconds == step) {
            return;
        }
        stiffness = share;
        step = seconds;
        omega = 2 * Math.PI * hertz * Math.sqrt(share);
        damping = ratio;
        double damped = omega * Math.sqrt(1 - ratio * ratio);
        double fading = Math.exp(-ratio * omega * seconds);
        double sine = fading * Math.sin(damped * seconds);
        double cosine = fading * Math.cos(damped * seconds);
        fromPlace = cosine + ratio * omega / damped * sine;
        fromSpeed = sine / damped;
        speedFromSpeed = cosine - ratio * omega / damped * sine;
    }

    /** How far the mode reaches at a share of the span. */
    double shape(double share) {
        return share <= 0 || share >= 1 ? 0 : Math.sin(number * Math.PI * share);
    }

    /** At rest where this force, per modal mass, holds it. */
    void settle(double force) {
        place = force / (omega * omega);
        speed = 0;
        acceleration = 0;
    }

    /** @param force per modal mass, m/s² */
    void advance(double force) {
        double rest = force / (omega * omega);
        double away = place - rest;
        double before = speed;
        place = rest + fromPlace * away + fromSpeed * before;
        speed = -omega * omega * fromSpeed * away + speedFromSpeed * before;
        acceleration = force - 2 * damping * omega * speed - omega * omega * place;
    }

    double place() {
        return place;
    }

    double acceleration() {
        return acceleration;
    }
}
