package lifeline.stream.replay.recording;

import java.util.ArrayList;
import java.util.List;

/** The cells of a line, without the blanks around them. A cell may stand in double quotes, where a doubled one means one. */
public final class CsvCells {
    private CsvCells() {}

    /** Those of a line. */
    public static List<String> of(String line) {
        List<String> cells = new ArrayList<>(8);
        int from = 0;
        while (from <= line.length()) {
            int start = from;
            while (start < line.length() && line.charAt(start) == ' ') {
                start++;
            }
            if (start < line.length() && line.charAt(start) == '"') {
                from = quoted(line, start + 1, cells);
            } else {
                int comma = line.indexOf(',', from);
                int end = comma < 0 ? line.length() : comma;
                cells.add(line.substring(from, end).strip());
                from = end + 1;
            }
        }
        return cells;
    }

    /** Where the cell after this one begins. */
    private static int quoted(String line, int from, List<String> cells) {
        StringBuilder cell = new StringBuilder();
        int at = from;
        while (at < line.length()) {
            char c = line.charAt(at);
            boolean isDoubled = c == '"' && at + 1 < line.length() && line.charAt(at + 1) == '"';
            if (c == '"' && !isDoubled) {
                break;
            }
            cell.append(c);
            at += isDoubled ? 2 : 1;
        }
        cells.add(cell.toString());
        int comma = line.indexOf(',', at);
        return comma < 0 ? line.length() + 1 : comma + 1;
    }

    /** {@code text} as a cell. */
    public static String cell(String text) {
        boolean isPlain = text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.equals(text.strip());
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
