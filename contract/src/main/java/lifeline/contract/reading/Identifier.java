package lifeline.contract.reading;

/**
 * The characters an asset or device id may have: letters of any script, digits, {@code _}, {@code -} and {@code :} (the
 * namespace of a foreign id), at most 64 of them. A dot is not among them: it parts device and quantity in a sensor id.
 */
public final class Identifier {
    /** The longest id accepted. */
    public static final int MAX_LENGTH = 64;

    private Identifier() {}

    /** Whether {@code text} may name an asset or a device. */
    public static boolean isValid(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '-' && c != '_' && c != ':') {
                return false;
            }
        }
        return true;
    }

    static String require(String what, String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException(
                    what + " must be 1 to " + MAX_LENGTH + " letters, digits, '-', '_' or ':', was: " + excerpt(text));
        }
        return text;
    }

    private static String excerpt(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
