package lifeline.contract.yaml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mapping, list or scalar of a YAML file, with its line: that of its key, where it has one. Readers ask for the keys they know, then call {@link #done()},
 * which reports every key nobody asked for. A fault never throws: it is recorded, and a stand-in returned.
 */
public final class YamlNode {
    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h|d)");
    private static final int NEVER = 0;

    private final String file;
    private final int line;
    private final Faults faults;
    private final @Nullable String scalar;
    private final Map<String, YamlNode> fields;
    private final List<YamlNode> items;
    private final Kind kind;
    private final Set<String> asked = new LinkedHashSet<>();

    enum Kind {
        TEXT,
        NUMBER,
        /** {@code true}, {@code false}, or nothing. */
        WORD,
        MAPPING,
        LIST,
        NOTHING
    }

    YamlNode(
            String file,
            int line,
            Faults faults,
            Kind kind,
            @Nullable String scalar,
            Map<String, YamlNode> fields,
            List<YamlNode> items) {
        this.file = file;
        this.line = line;
        this.faults = faults;
        this.kind = kind;
        this.scalar = scalar;
        this.fields = fields;
        this.items = items;
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }

    /** Records a fault at this node. */
    public void fault(String message) {
        faults.add(file, line, message);
    }

    public boolean has(String key) {
        return fields.containsKey(key);
    }

    /** The keys of a mapping, in order; none for anything else. */
    public Set<String> keys() {
        return fields.keySet();
    }

    /** The node under {@code key}; a missing one is a fault. */
    public YamlNode child(String key) {
        boolean first = asked.isEmpty();
        asked.add(key);
        YamlNode child = fields.get(key);
        if (child != null) {
            return child;
        }
        if (kind == Kind.MAPPING) {
            fault("'" + key + "' is missing");
        } else if (kind != Kind.NOTHING && first) {
            fault("a mapping with '" + key + "' is expected here");
        }
        return nothing();
    }

    /** What stands in for what could not be read: its faults are heard by nobody. */
    public static YamlNode nothing() {
        return new YamlNode("", 0, new Faults(), Kind.NOTHING, null, Map.of(), List.of());
    }

    public Optional<YamlNode> optional(String key) {
        asked.add(key);
        return Optional.ofNullable(fields.get(key));
    }

    /** The items of a list; anything else is a fault. */
    public List<YamlNode> items() {
        if (kind != Kind.LIST && kind != Kind.NOTHING) {
            fault("a list is expected here");
        }
        return items;
    }

    /** A text that must be there and not be blank; a number must stand in quotes to be one. */
    public String text(String key) {
        YamlNode child = child(key);
        if (child.kind == Kind.NOTHING) {
            return "";
        }
        if (child.kind != Kind.TEXT || child.scalar == null || child.scalar.isBlank()) {
            child.fault("'" + key + "' must be a text");
            return "";
        }
        return child.scalar;
    }

    /** The scalar as written; a fault when this node is none. */
    public String text() {
        if (scalar == null) {
            fault("a text is expected here");
            return "";
        }
        return scalar;
    }

    /** Whether this is YAML's null ({@code ~} or nothing). */
    public boolean isNull() {
        return kind == Kind.WORD && scalar == null;
    }

    public double number(String key) {
        YamlNode child = child(key);
        return child.kind == Kind.NOTHING ? 0 : child.number();
    }

    public double number(String key, double otherwise) {
        return optional(key).map(YamlNode::number).orElse(otherwise);
    }

    public OptionalDouble optionalNumber(String key) {
        return optional(key).map(node -> OptionalDouble.of(node.number())).orElseGet(OptionalDouble::empty);
    }

    public double number() {
        try {
            double number = Double.parseDouble(scalar == null ? "" : scalar);
            if (kind == Kind.NUMBER && Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, together with the infinite ones
        }
        fault("a finite number is expected here, not '" + scalar + "'");
        return 0;
    }

    public int integer(String key, int otherwise) {
        Optional<YamlNode> child = optional(key);
        if (child.isEmpty()) {
            return otherwise;
        }
        double number = child.get().number();
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            child.get().fault("'" + key + "' must be a whole number");
            return otherwise;
        }
        return (int) number;
    }

    public Duration duration(String key) {
        YamlNode child = child(key);
        return child.kind == Kind.NOTHING ? Duration.ZERO : child.duration();
    }

    /** A duration above 0 that must be there; empty where there is a fault. */
    public Optional<Duration> positiveDuration(String key) {
        YamlNode child = child(key);
        if (child.kind == Kind.NOTHING || !child.isDuration()) {
            child.duration();
            return Optional.empty();
        }
        Duration duration = child.duration();
        if (duration.isZero()) {
            child.fault("'" + key + "' must be above 0");
            return Optional.empty();
        }
        return Optional.of(duration);
    }

    private boolean isDuration() {
        return scalar != null && DURATION.matcher(scalar).matches();
    }

    public Duration duration(String key, Duration otherwise) {
        return optional(key).map(YamlNode::duration).orElse(otherwise);
    }

    /** A duration with its unit: {@code 500ms 30s 10m 2h 3d}. */
    public Duration duration() {
        Matcher matcher = DURATION.matcher(scalar == null ? "" : scalar);
        if (!matcher.matches()) {
            fault("a duration with its unit is expected here (30s, 10m, 2h), not '" + scalar + "'");
            return Duration.ZERO;
        }
        double amount = Double.parseDouble(matcher.group(1));
        long unitMillis =
                switch (matcher.group(2)) {
                    case "ms" -> 1;
                    case "s" -> 1000;
                    case "m" -> 60_000;
                    case "h" -> 3_600_000;
                    default -> 86_400_000;
                };
        return Duration.ofMillis(Math.round(amount * unitMillis));
    }

    /** One of an enum's constants, written in small letters with dashes; a fault names them all. */
    public <E extends Enum<E>> E choice(String key, Class<E> type) {
        return chosen(key, type).orElse(type.getEnumConstants()[NEVER]);
    }

    /** As {@link #choice}, but empty where there is a fault, for readers that would otherwise find faults that follow. */
    public <E extends Enum<E>> Optional<E> chosen(String key, Class<E> type) {
        YamlNode child = child(key);
        List<E> constants = List.of(type.getEnumConstants());
        for (E constant : constants) {
            if (written(constant).equals(child.scalar)) {
                return Optional.of(constant);
            }
        }
        if (child.kind != Kind.NOTHING) {
            child.fault("'" + key + "' must be one of "
                    + constants.stream().map(YamlNode::written).toList() + ", not '" + child.scalar + "'");
        }
        return Optional.empty();
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads every item of the list under {@code key}. */
    public <T> List<T> list(String key, Function<YamlNode, T> reader) {
        List<T> read = new ArrayList<>();
        for (YamlNode item : child(key).items()) {
            read.add(reader.apply(item));
        }
        return read;
    }

    /** The fields of a mapping whose keys are names, in order. */
    public Map<String, YamlNode> fields() {
        asked.addAll(fields.keySet());
        return new LinkedHashMap<>(fields);
    }

    /** Reports every key that nobody asked for. */
    public void done() {
        fields.forEach((key, node) -> {
            if (!asked.contains(key)) {
                node.fault("unknown key '" + key + "'; known here: " + String.join(", ", asked));
            }
        });
    }
}
