package lifeline.ingest.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * ISO 8601 date and time, {@code 2026-11-22T06:00:00.123Z}: a space may stand for the T, seconds and their fraction may be
 * missing, the zone is {@code Z}, {@code ±hh}, {@code ±hhmm} or {@code ±hh:mm}. <b>Without a zone it is +08:00.</b> Cut to
 * microseconds. Written by hand: a message has no time for {@code DateTimeFormatter}.
 */
public final class IsoTime {
    /** The zone of a time that names none. */
    static final ZoneOffset DEFAULT_ZONE = ZoneOffset.ofHours(8);

    private static final int LONGEST = 64;
    private static final int MICRO_DIGITS = 6;

    private final String text;
    private int position;

    private IsoTime(String text) {
        this.text = text;
    }

    /** The instant, or empty when {@code text} is none. */
    public static Optional<Instant> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(new IsoTime(text).read());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Instant read() {
        int year = number(4);
        expect('-');
        int month = number(2);
        expect('-');
        int day = number(2);
        separator();
        int hour = within(number(2), 23);
        expect(':');
        int minute = within(number(2), 59);
        int second = 0;
        int micros = 0;
        if (next() == ':') {
            position++;
            second = within(number(2), 60); // a leap second is the next one
            micros = fraction();
        }
        int offset = offset();
        if (position != text.length() || year == 0) {
            throw unreadable();
        }
        long seconds = LocalDate.of(year, month, day).toEpochDay() * 86_400 + hour * 3600L + minute * 60L + second;
        return Instant.ofEpochSecond(seconds - offset, micros * 1000L);
    }

    private int fraction() {
        if (next() != '.' && next() != ',') {
            return 0;
        }
        position++;
        int start = position;
        int micros = 0;
        while (isDigit(next())) {
            if (position - start < MICRO_DIGITS) {
                micros = micros * 10 + (next() - '0');
            }
            position++;
        }
        if (position == start) {
            throw unreadable();
        }
        for (int digits = position - start; digits < MICRO_DIGITS; digits++) {
            micros *= 10;
        }
        return micros;
    }

    private int offset() {
        char sign = next();
        if (sign == '\0') {
            return DEFAULT_ZONE.getTotalSeconds();
        }
        position++;
        if (sign == 'Z' || sign == 'z') {
            return 0;
        }
        if (sign != '+' && sign != '-') {
            throw unreadable();
        }
        int hours = within(number(2), 18);
        int minutes = 0;
        if (next() != '\0') {
            if (next() == ':') {
                position++;
            }
            minutes = within(number(2), 59);
        }
        int seconds = (hours * 60 + minutes) * 60;
        return sign == '-' ? -seconds : seconds;
    }

    private void separator() {
        char c = next();
        if (c != 'T' && c != 't' && c != ' ') {
            throw unreadable();
        }
        position++;
    }

    private void expect(char wanted) {
        if (next() != wanted) {
            throw unreadable();
        }
        position++;
    }

    private int number(int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            char c = next();
            if (!isDigit(c)) {
                throw unreadable();
            }
            value = value * 10 + (c - '0');
            position++;
        }
        return value;
    }

    /** The character at hand, NUL at the end; a NUL in the text is no part of any time and fails later. */
    private char next() {
        return position < text.length() ? text.charAt(position) : '\0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int within(int value, int max) {
        if (value > max) {
            throw unreadable();
        }
        return value;
    }

    private static DateTimeException unreadable() {
        return new DateTimeException("not a date and time");
    }
}
