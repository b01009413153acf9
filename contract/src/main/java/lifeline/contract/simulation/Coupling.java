package lifeline.contract.simulation;

/**
 * What the weather does to a quantity: {@code gain} for every unit of the driver from {@code zero} on, to both sides or,
 * if {@code over}, only above it.
 */
public record Coupling(Driver driver, double gain, double zero, boolean over) {
    /** The one weather that all sensors of the city share. */
    public enum Driver {
        /** Air temperature, °C. */
        TEMPERATURE,
        /** Rain intensity, mm/h. */
        RAIN,
        /** What of the rain of the last hours still stands, mm. */
        WETNESS,
        /** Wind speed, m/s. */
        WIND
    }

    /** What this adds while the driver stands at {@code driven}. */
    public double at(double driven) {
        double distance = driven - zero;
        return gain * (over ? Math.max(0, distance) : distance);
    }
}
