package lifeline.contract.topic;

import lifeline.contract.exercise.ExerciseId;
import lifeline.contract.reading.Identifier;

/**
 * A native topic, {@code lifeline/v1/{domain}/{asset}/{device}/{format}}. The version in it changes when the payload does.
 */
public record Topic(String domain, String asset, String device, Format format) {
    /** What every native topic begins with. */
    public static final String ROOT = "lifeline/v1";

    /** The filter that all native topics match, and mistyped ones beside them, so that those are seen and rejected. */
    public static final String FILTER = "lifeline/#";

    private static final int LEVELS = 6;

    public Topic {
        check("domain", domain);
        check("asset", asset);
        check("device", device);
    }

    /** @throws InvalidTopicException naming the level that is wrong, and why */
    public static Topic parse(String topic) {
        String[] levels = topic.split("/", -1);
        if (!levels[0].equals("lifeline")) {
            throw new InvalidTopicException("a topic begins with " + ROOT);
        }
        if (levels.length != LEVELS) {
            throw new InvalidTopicException("a topic is " + ROOT + "/{domain}/{asset}/{device}/{format}, this one has "
                    + levels.length + " levels");
        }
        if (!levels[1].equals("v1")) {
            throw new InvalidTopicException("version must be v1");
        }
        Format format = Format.of(levels[5])
                .orElseThrow(() -> new InvalidTopicException("format must be json, senml, frame or status"));
        unreserved("asset", levels[3]);
        unreserved("device", levels[4]);
        return new Topic(levels[2], levels[3], levels[4], format);
    }

    private static void check(String what, String level) {
        if (!Identifier.isValid(level)) {
            throw new InvalidTopicException(
                    what + " must be 1 to " + Identifier.MAX_LENGTH + " letters, digits, '-', '_' or ':'");
        }
    }

    private static void unreserved(String what, String level) {
        if (ExerciseId.isReserved(level)) {
            throw new InvalidTopicException(what + " must not begin as those of exercises do");
        }
    }

    @Override
    public String toString() {
        return ROOT + '/' + domain + '/' + asset + '/' + device + '/' + format.level();
    }
}
