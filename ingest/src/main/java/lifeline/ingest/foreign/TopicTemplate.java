package lifeline.ingest.foreign;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with holes: {@code {3}} is the third level of the topic, counted from 1 (a topic that begins with a slash has an
 * empty first one), {@code {device}} the foreign id of the device.
 */
record TopicTemplate(List<Part> parts) implements Serializable {
    private static final int DEVICE = 0;
    private static final int LITERAL = -1;
    private static final Pattern HOLE = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern LEVEL = Pattern.compile("[1-9][0-9]?");

    /**
     * @param level {@value #LITERAL} for {@code text} itself, {@value #DEVICE} for the device
     */
    record Part(int level, String text) implements Serializable {}

    TopicTemplate {
        parts = List.copyOf(parts);
    }

    /** @throws IllegalArgumentException saying which hole is none */
    static TopicTemplate parse(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher holes = HOLE.matcher(text);
        int end = 0;
        while (holes.find()) {
            literal(text.substring(end, holes.start()), parts);
            String hole = holes.group(1);
            if (!hole.equals("device") && !LEVEL.matcher(hole).matches()) {
                throw new IllegalArgumentException("'{" + hole + "}' is neither a level, as {3}, nor {device}");
            }
            parts.add(new Part(hole.equals("device") ? DEVICE : Integer.parseInt(hole), ""));
            end = holes.end();
        }
        literal(text.substring(end), parts);
        return new TopicTemplate(parts);
    }

    private static void literal(String text, List<Part> parts) {
        if (!text.isEmpty()) {
            parts.add(new Part(LITERAL, text));
        }
    }

    boolean isConstant() {
        return parts.stream().allMatch(part -> part.level() == LITERAL);
    }

    boolean asksForDevice() {
        return parts.stream().anyMatch(part -> part.level() == DEVICE);
    }

    int highestLevel() {
        return parts.stream().mapToInt(Part::level).max().orElse(0);
    }

    /** All that stands between the holes. */
    String literals() {
        return String.join("", parts.stream().map(Part::text).toList());
    }

    /** The text for a topic; empty when the topic has fewer levels. */
    Optional<String> fill(String[] levels, String device) {
        StringBuilder filled = new StringBuilder();
        for (Part part : parts) {
            if (part.level() > levels.length) {
                return Optional.empty();
            }
            filled.append(
                    switch (part.level()) {
                        case LITERAL -> part.text();
                        case DEVICE -> device;
                        default -> levels[part.level() - 1];
                    });
        }
        return Optional.of(filled.toString());
    }
}
