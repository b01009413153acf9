package lifeline.alerts.duty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rosters and chains as they are sent and stored. */
public final class DutyJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final Pattern PATIENCE = Pattern.compile("(\\d{1,6})(s|m|h)");

    private DutyJson() {}

    /**
     * A chain as people write it.
     *
     * @param repeats a number, or {@code until-answered}
     */
    public record ChainText(List<StepText> steps, String repeats) {}

    /**
     * A step as people write it.
     *
     * @param call {@code roster:ID}, {@code person:ID} or {@code channel:ID}
     * @param patience a number with s, m or h
     */
    public record StepText(List<String> call, String patience) {}

    /** @throws IllegalArgumentException saying what is wrong, and where */
    public static Roster roster(String json) {
        return read(json, Roster.class);
    }

    public static String text(Roster roster) {
        return write(roster);
    }

    /** @throws IllegalArgumentException saying what is wrong, and where */
    public static Chain chain(String json) {
        ChainText text = read(json, ChainText.class);
        String repeats = text.repeats();
        if (!repeats.equals("until-answered") && !repeats.matches("\\d{1,3}")) {
            throw new IllegalArgumentException("repeats is a number or until-answered, was " + repeats);
        }
        return new Chain(
                text.steps().stream().map(DutyJson::step).toList(),
                repeats.equals("until-answered") ? Chain.UNTIL_ANSWERED : Integer.parseInt(repeats));
    }

    public static String text(Chain chain) {
        return write(new ChainText(
                chain.steps().stream()
                        .map(step -> new StepText(
                                step.call().stream().map(DutyJson::word).toList(),
                                step.patience().toSeconds() + "s"))
                        .toList(),
                chain.repeats() == Chain.UNTIL_ANSWERED ? "until-answered" : Integer.toString(chain.repeats())));
    }

    private static Chain.Step step(StepText text) {
        Matcher patience = PATIENCE.matcher(text.patience());
        if (!patience.matches()) {
            throw new IllegalArgumentException("patience is a number with s, m or h, was " + text.patience());
        }
        long number = Long.parseLong(patience.group(1));
        Duration wait =
                switch (patience.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    default -> Duration.ofHours(number);
                };
        return new Chain.Step(text.call().stream().map(DutyJson::target).toList(), wait);
    }

    /** @throws IllegalArgumentException when it is none */
    static Chain.Target target(String word) {
        String[] parts = word.split(":", 2);
        for (Chain.Target.Kind kind : Chain.Target.Kind.values()) {
            if (parts.length == 2 && kind.name().toLowerCase(Locale.ROOT).equals(parts[0]) && !parts[1].isEmpty()) {
                return new Chain.Target(kind, parts[1]);
            }
        }
        throw new IllegalArgumentException("who is called is roster:ID, person:ID or channel:ID, was " + word);
    }

    static String word(Chain.Target target) {
        return target.kind().name().toLowerCase(Locale.ROOT) + ':' + target.id();
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonMappingException e) {
            Throwable cause = e.getCause() instanceof IllegalArgumentException ? e.getCause() : e;
            String where =
                    e.getPathReference().replaceAll("[\\w.$]+\\[\"", "[\"").replaceAll("java[\\w.$]+", "");
            String why = cause == e ? e.getOriginalMessage() : String.valueOf(cause.getMessage());
            throw new IllegalArgumentException(where.isEmpty() ? why : where + ": " + why, e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rosters and chains can always be written", e);
        }
    }
}
