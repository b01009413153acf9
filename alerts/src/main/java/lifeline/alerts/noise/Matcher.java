package lifeline.alerts.noise;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One condition on one label. Regular expressions match the whole value. */
public record Matcher(
        String label, Op op, String value, @Nullable LinearPattern pattern) {
    private static final int LONGEST = 200;

    /** How a value is compared. */
    public enum Op {
        EQUAL("="),
        NOT_EQUAL("!="),
        MATCHES("=~"),
        MATCHES_NOT("!~");

        private final String sign;

        Op(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        public static Optional<Op> of(String sign) {
            for (Op op : values()) {
                if (op.sign.equals(sign)) {
                    return Optional.of(op);
                }
            }
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException saying what is wrong with it */
    public static Matcher of(String label, Op op, String value) {
        if (!Labels.NAMES.contains(label)) {
            throw new IllegalArgumentException("there is no label '" + label + "': " + String.join(", ", Labels.NAMES));
        }
        if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the value of " + label + " is longer than " + LONGEST + " characters");
        }
        boolean isPattern = op == Op.MATCHES || op == Op.MATCHES_NOT;
        return new Matcher(label, op, value, isPattern ? LinearPattern.of(value) : null);
    }

    /**
     * As people write it: {@code rule=~gas\..*}, without quotes.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static Matcher parse(String text) {
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        for (int length = 2; length > 0; length--) {
            if (end + length <= text.length()) {
                Optional<Op> op = Op.of(text.substring(end, end + length));
                if (op.isPresent()) {
                    return of(text.substring(0, end), op.get(), text.substring(end + length));
                }
            }
        }
        throw new IllegalArgumentException("'" + text + "' is not LABEL=VALUE, with = != =~ or !~");
    }

    public boolean matches(Labels labels) {
        return matches(labels.value(label));
    }

    boolean matches(String other) {
        return switch (op) {
            case EQUAL -> other.equals(value);
            case NOT_EQUAL -> !other.equals(value);
            case MATCHES -> pattern != null && pattern.matches(other);
            case MATCHES_NOT -> pattern != null && !pattern.matches(other);
        };
    }

    static boolean all(Collection<Matcher> matchers, Labels labels) {
        return matchers.stream().allMatch(matcher -> matcher.matches(labels));
    }

    /** Whether something with these labels, and any others, could match them all. In doubt it could. */
    static boolean could(Collection<Matcher> matchers, Labels certain) {
        return matchers.stream().filter(matcher -> certain.has(matcher.label)).allMatch(m -> m.matches(certain));
    }

    @Override
    public String toString() {
        return label + op.sign() + value;
    }
}
