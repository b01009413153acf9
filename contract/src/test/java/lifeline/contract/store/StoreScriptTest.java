package lifeline.contract.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StoreScriptTest {
    private static final Path FOLDER = Path.of("src/main/resources/store");
    private static final Pattern TABLE = Pattern.compile("(?ms)^create (?:table|view) (\\w+) \\((.*?)^\\)");
    private static final Pattern ADDED = Pattern.compile("(?m)^alter table (\\w+) add column (\\w+) ");
    private static final Pattern COLUMN = Pattern.compile("(?m)^    (\\w+)[ ,\n]");
    private static final Set<String> CONSTRAINTS = Set.of("primary", "unique", "check", "foreign", "constraint");
    private static final Pattern COMMENT =
            Pattern.compile("(?m)^comment on (?:table|view|column) ([\\w.]+) is '((?:[^']|'')+)';$");

    private static List<Path> scripts() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().matches("V\\d+__\\w+\\.sql"))
                    .sorted()
                    .toList();
        }
    }

    private static String sql() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path script : scripts()) {
            all.append(Files.readString(script)).append('\n');
        }
        return all.toString();
    }

    private static Set<String> tablesAndColumns(String sql) {
        Set<String> names = new TreeSet<>();
        Matcher table = TABLE.matcher(sql);
        while (table.find()) {
            names.add(table.group(1));
            COLUMN.matcher(table.group(2))
                    .results()
                    .map(column -> column.group(1))
                    .filter(column -> !CONSTRAINTS.contains(column))
                    .forEach(column -> names.add(table.group(1) + "." + column));
        }
        ADDED.matcher(sql).results().forEach(added -> names.add(added.group(1) + "." + added.group(2)));
        return names;
    }

    @Test
    void everyTableAndEveryColumnHasAComment() throws IOException {
        String sql = sql();
        Set<String> commented = COMMENT.matcher(sql)
                .results()
                .map(comment -> comment.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(tablesAndColumns(sql), commented);
        assertTrue(commented.contains("reading.observed_at"));
        assertEquals(
                sql.lines()
                        .filter(line -> line.startsWith("create table") || line.startsWith("create view"))
                        .count(),
                commented.stream().filter(name -> !name.contains(".")).count());
    }

    @Test
    void theNewestScriptIsTheVersionProgramsExpect() throws IOException {
        List<Integer> versions = new ArrayList<>();
        for (Path script : scripts()) {
            String name = script.getFileName().toString();
            versions.add(Integer.parseInt(name.substring(1, name.indexOf("__"))));
        }
        assertEquals(
                StoreVersion.EXPECTED, versions.stream().mapToInt(v -> v).max().orElseThrow());
        assertEquals(versions.size(), versions.stream().distinct().count());
    }

    @Test
    void rolesNameOnlyTablesThatExist() throws IOException {
        Set<String> tables = tablesAndColumns(sql());
        Matcher grant = Pattern.compile("grant [a-z, ]+ on ([a-z_, ]+) to")
                .matcher(Files.readString(FOLDER.resolve("roles.sql")));
        List<String> granted = new ArrayList<>();
        while (grant.find()) {
            if (!grant.group(1).startsWith("all ")) {
                granted.addAll(List.of(grant.group(1).split(", ")));
            }
        }
        assertTrue(granted.size() > 5, granted.toString());
        assertTrue(tables.containsAll(granted), granted + " in " + tables);
    }
}
