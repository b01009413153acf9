package lifeline.stream.replay.recording;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** The lines of a text, none of them longer than {@value #LONGEST} characters: a file without ends of lines fills no memory. */
final class CsvLines {
    static final int LONGEST = 65_536;
    private static final int BUFFER = 65_536;

    private final Reader from;
    private final char[] buffer = new char[BUFFER];
    private final StringBuilder begun = new StringBuilder();
    private int position;
    private int limit;
    private int number;

    /** A line that is longer than a line can be. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1;

        private final int line;

        TooLongException(int line) {
            super("the line is longer than " + LONGEST + " characters");
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    CsvLines(Reader from) {
        this.from = from;
    }

    /** The next line without its end; empty after the last. */
    Optional<String> next() throws IOException {
        begun.setLength(0);
        boolean hasAny = false;
        while (position < limit || fill()) {
            hasAny = true;
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            boolean isWhole = end < limit;
            if (isWhole && begun.length() == 0) {
                String line = new String(buffer, position, end - position);
                position = end + 1;
                return Optional.of(counted(line));
            }
            begun.append(buffer, position, end - position);
            position = isWhole ? end + 1 : end;
            if (begun.length() > LONGEST) {
                throw new TooLongException(number + 1);
            }
            if (isWhole) {
                break;
            }
        }
        return hasAny ? Optional.of(counted(begun.toString())) : Optional.empty();
    }

    /** Of the line that was given last, from 1. */
    int number() {
        return number;
    }

    private String counted(String line) {
        number++;
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, from.read(buffer, 0, buffer.length));
        return limit > 0;
    }
}
