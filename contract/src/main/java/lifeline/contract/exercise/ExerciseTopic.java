package lifeline.contract.exercise;

import lifeline.contract.reading.Identifier;
import lifeline.contract.topic.Format;
import lifeline.contract.topic.InvalidTopicException;
import lifeline.contract.topic.Topic;

/**
 * A topic of an exercise, {@code lifeline/exercise/v1/{exercise}/{domain}/{asset}/{device}/{format}}. A broker can permit this
 * root to the exercise player alone.
 *
 * @param topic of the device that is shadowed, as it would be without the exercise
 */
public record ExerciseTopic(ExerciseId exercise, Topic topic) {
    /** What every topic of an exercise begins with. */
    public static final String ROOT = "lifeline/exercise/v1";

    private static final int NUMBER_LEVEL = 3;
    private static final int LEVELS = 8;

    /** Whether {@code topic} is below {@link #ROOT}, readable or not. */
    public static boolean isBelowRoot(String topic) {
        return topic.startsWith(ROOT + '/');
    }

    /** @throws InvalidTopicException naming what is wrong */
    public static ExerciseTopic parse(String topic) {
        String[] levels = topic.split("/", -1);
        if (!isBelowRoot(topic) || levels.length != LEVELS) {
            throw new InvalidTopicException(
                    "a topic of an exercise is " + ROOT + "/{exercise}/{domain}/{asset}/{device}/{format}");
        }
        if (!levels[NUMBER_LEVEL].matches("[1-9][0-9]{0,8}")) {
            throw new InvalidTopicException("exercise must be a number from 1 to 999999999");
        }
        ExerciseId exercise = new ExerciseId(Long.parseLong(levels[NUMBER_LEVEL]));
        String below = topic.substring(ROOT.length() + 1 + levels[NUMBER_LEVEL].length());
        Topic shadowed = Topic.parse(Topic.ROOT + below);
        if (!Identifier.isValid(exercise.prefix() + shadowed.device())) {
            throw new InvalidTopicException("device is too long to be shadowed");
        }
        return new ExerciseTopic(exercise, shadowed);
    }

    /** The topic on which {@code device} speaks, whether it is a shadow of an exercise or a device of the city. */
    public static String spokenOn(String domain, String asset, String device, Format format) {
        return ExerciseId.of(device)
                .map(exercise -> new ExerciseTopic(
                                exercise,
                                new Topic(
                                        domain,
                                        asset,
                                        device.substring(exercise.prefix().length()),
                                        format))
                        .toString())
                .orElseGet(() -> new Topic(domain, asset, device, format).toString());
    }

    /** The id of the shadow that speaks here. */
    public String shadow() {
        return exercise.shadow(topic.device());
    }

    @Override
    public String toString() {
        return ROOT + '/' + exercise + topic.toString().substring(Topic.ROOT.length());
    }
}
