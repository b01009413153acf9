package lifeline.simulators.physics.network;

/**
 * What a pipe is made of.
 *
 * <p>Basis: [default] wave speeds of 1000 m/s in iron and steel and 350 m/s in polyethylene, within the 1000 and 300–500 m/s that
 * are usually given [memory]; Hazen-Williams coefficients of old iron, steel and plastic [memory].
 */
public enum Material {
    IRON(1_000, 110),
    STEEL(1_000, 120),
    PE(350, 140);

    private final double waveSpeed;
    private final double roughness;

    Material(double waveSpeed, double roughness) {
        this.waveSpeed = waveSpeed;
        this.roughness = roughness;
    }

    /** How fast a change of pressure runs along such a pipe, m/s. */
    public double waveSpeed() {
        return waveSpeed;
    }

    /** Its Hazen-Williams coefficient. */
    public double roughness() {
        return roughness;
    }
}
