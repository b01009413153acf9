package lifeline.contract.exercise;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lifeline.contract.reading.Identifier;

/**
 * The number of an exercise, and the namespace its shadow devices are in: {@code exercise-17:gas-methane-0001}. Whether
 * something belongs to an exercise is asked here and nowhere else.
 *
 * @param number as the store gave it, 1 to 999999999
 */
public record ExerciseId(long number) {
    private static final String WORD = "exercise-";
    private static final long GREATEST = 999_999_999;
    private static final Pattern NAMESPACED = Pattern.compile("exercise-([1-9][0-9]{0,8}):.+");

    public ExerciseId {
        if (number < 1 || number > GREATEST) {
            throw new IllegalArgumentException("an exercise has a number from 1 to " + GREATEST + ", not " + number);
        }
    }

    /** The exercise a device, or a subject that begins with a device, belongs to; empty for all of the real city. */
    public static Optional<ExerciseId> of(String id) {
        if (!id.startsWith(WORD)) {
            return Optional.empty();
        }
        Matcher matcher = NAMESPACED.matcher(id);
        return matcher.matches() ? Optional.of(new ExerciseId(Long.parseLong(matcher.group(1)))) : Optional.empty();
    }

    /** Whether nothing of the real city may be called so: all that looks like the namespace of an exercise. */
    public static boolean isReserved(String id) {
        return id.startsWith(WORD) && id.indexOf(':') > 0;
    }

    /** What the ids of its shadow devices begin with. */
    public String prefix() {
        return WORD + number + ':';
    }

    /**
     * The id of the shadow of {@code device}.
     *
     * @throws IllegalArgumentException when it would be longer than {@value Identifier#MAX_LENGTH} characters
     */
    public String shadow(String device) {
        String id = prefix() + device;
        if (!Identifier.isValid(id)) {
            throw new IllegalArgumentException("no shadow can be called " + id);
        }
        return id;
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
