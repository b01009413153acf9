package lifeline.alerts.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import lifeline.alerts.rule.By;
import org.jspecify.annotations.Nullable;

/** Reads query parameters strictly: what is there must be right, or the request is refused with its name and reason. */
public final class Query {
    private Query() {}

    /** Who asks, and why: a change of rules has a reason. */
    public static By by(SecurityIdentity caller, @Nullable String reason, HttpServerRequest request) {
        String why = text("reason", reason, 1000).orElseThrow(() -> Problem.badRequest("reason is missing: say why"));
        return new By(
                caller.getPrincipal().getName(), why, request.remoteAddress().hostAddress());
    }

    public static Optional<String> text(String name, @Nullable String text, int maxLength) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        if (text.length() > maxLength || text.indexOf('\0') >= 0) {
            throw Problem.badRequest(name + " must be text of at most " + maxLength + " characters");
        }
        return Optional.of(text.strip());
    }

    public static int number(String name, @Nullable String text, int min, int max, int otherwise) {
        return Math.toIntExact(number(name, text, (long) min, (long) max, (long) otherwise));
    }

    public static long number(String name, @Nullable String text, long min, long max, long otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw Problem.badRequest(name + " must be a whole number from " + min + " to " + max);
    }

    public static <E extends Enum<E>> E choice(String name, @Nullable String text, Class<E> type, E otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        throw Problem.badRequest(name + " must be one of " + words(type));
    }

    private static <E extends Enum<E>> String words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    public static boolean flag(String name, @Nullable String text) {
        if (text == null || text.isBlank() || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw Problem.badRequest(name + " must be true or false");
    }

    /** ISO 8601 with a zone, or epoch milliseconds. */
    public static Instant instant(String name, @Nullable String text, Instant otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            return text.matches("\\d{1,15}")
                    ? Instant.ofEpochMilli(Long.parseLong(text))
                    : java.time.OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw Problem.badRequest(name + " must be an instant in ISO 8601, such as 2026-01-31T08:00:00Z");
        }
    }
}
