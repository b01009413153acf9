package lifeline.contract.reading;

/**
 * Names a sensor: {@code device.quantity}. Device ids are unique in the city.
 *
 * @param device see {@link Identifier}
 * @param quantity the quantity's name in its domain
 */
public record SensorId(String device, String quantity) {
    public SensorId {
        Identifier.require("device id", device);
        Identifier.require("quantity", quantity);
    }

    /** @throws IllegalArgumentException when {@code text} is not {@code device.quantity} */
    public static SensorId parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("sensor id must be device.quantity, was: " + text);
        }
        return new SensorId(text.substring(0, dot), text.substring(dot + 1));
    }

    @Override
    public String toString() {
        return device + '.' + quantity;
    }
}
