package lifeline.simulators.physics.network;

/**
 * A pipe between two nodes; its flow counts as positive from {@code from} to {@code to}.
 *
 * @param length m
 * @param diameter inside, m
 */
public record Pipe(String id, int from, int to, double length, double diameter, Material material) {
    /** In the formula of Hazen and Williams with SI units. */
    private static final double HAZEN_WILLIAMS = 10.667;

    public Pipe {
        if (from == to || !(length > 0) || !(diameter > 0)) {
            throw new IllegalArgumentException("pipe " + id + " needs two ends, a length and a diameter");
        }
    }

    /** Inside cross-section, m². */
    public double area() {
        return Math.PI * diameter * diameter / 4;
    }

    /** The head that a flow loses on its way, m; negative where it runs backwards. */
    public double loss(double flow) {
        return resistance() * flow * Math.pow(Math.abs(flow), 0.852);
    }

    /** {@code r} in head loss = r · flow^1.852. */
    double resistance() {
        return HAZEN_WILLIAMS * length / (Math.pow(material.roughness(), 1.852) * Math.pow(diameter, 4.871));
    }
}
