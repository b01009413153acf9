package lifeline.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.DomainFolder;
import lifeline.contract.domain.InvalidDomainException;
import lifeline.launcher.store.PipesFile;
import lifeline.launcher.store.ReadingFile;
import lifeline.launcher.store.SignalFile;
import lifeline.launcher.store.Store;
import lifeline.launcher.store.StoreUnavailableException;

/**
 * {@code replay --from-store FROM..TO}: the replay knows no database, it is given files of what the store has, which are removed
 * when it is done.
 */
final class StoredReplay {
    static final String OPTION = "--from-store";

    private static final String DB = "--db";
    private static final String PIPES = "--pipes";
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

    private final List<String> rest = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<String> domains = new LinkedHashSet<>();
    private Optional<String> range = Optional.empty();
    private Optional<String> url = Optional.ofNullable(System.getenv("LIFELINE_DB_URL"));

    private StoredReplay() {}

    static boolean isWanted(List<String> words) {
        return words.stream().anyMatch(word -> word.equals(OPTION) || word.startsWith(OPTION + "="));
    }

    static int run(List<String> words, Foreground replay) {
        StoredReplay stored = new StoredReplay();
        stored.read(words);
        return stored.run(replay);
    }

    private void read(List<String> words) {
        int at = 0;
        while (at < words.size()) {
            String word = words.get(at);
            int equals = word.indexOf('=');
            boolean isJoined = equals > 0 && word.startsWith("--");
            String name = isJoined ? word.substring(0, equals) : word;
            boolean hasValue = isJoined || at + 1 < words.size();
            String value = isJoined ? word.substring(equals + 1) : hasValue ? words.get(at + 1) : "";
            boolean isOurs = name.equals(OPTION) || name.equals(DB);
            if (name.equals(OPTION)) {
                range = Optional.of(value);
            } else if (name.equals(DB)) {
                url = Optional.of(value);
            } else {
                rest.add(word);
            }
            if (name.equals("--domain")) {
                choose(value);
            }
            at += isOurs && !isJoined ? 2 : 1;
        }
        if (rest.stream().anyMatch(word -> word.startsWith("--readings"))) {
            faults.add("one of --readings and " + OPTION + " is needed, and not both");
        }
        if (domains.isEmpty() && faults.isEmpty()) {
            faults.add("--domain is missing: a folder or one of " + names(Catalogue.load()));
        }
        if (url.isEmpty()) {
            faults.add(
                    "--db is missing: postgresql://HOST:PORT/NAME, or LIFELINE_DB_URL; ./lifeline up prints its own");
        }
    }

    private void choose(String word) {
        Catalogue shipped = Catalogue.load();
        if (word.equals("all")) {
            shipped.domains().stream().map(Domain::id).forEach(domains::add);
        } else if (shipped.domain(word).isPresent()) {
            domains.add(word);
        } else if (Files.isDirectory(Path.of(word))) {
            try {
                domains.add(DomainFolder.read(Path.of(word)).id());
            } catch (InvalidDomainException e) {
                faults.add(word + ": " + e.getMessage());
            }
        } else {
            faults.add("--domain " + word + " is neither a folder nor one of " + names(shipped));
        }
    }

    private static String names(Catalogue shipped) {
        return shipped.domains().stream().map(Domain::id).collect(Collectors.joining(", ", "", ", all"));
    }

    private int run(Foreground replay) {
        String[] ends = range.orElse("").split("\\.\\.", -1);
        Optional<Instant> from = instant(ends[0]);
        Optional<Instant> until = ends.length == 2 ? instant(ends[1]) : Optional.empty();
        if (from.isEmpty() || until.isEmpty() || !from.get().isBefore(until.get())) {
            faults.add(OPTION
                    + " needs FROM..TO, such as 2026-06-01..2026-07-01 or 2026-06-01T08:00..2026-06-01T20:00 (+08:00"
                    + " where no zone is said), the first before the second; was: " + range.orElse(""));
        }
        if (!faults.isEmpty()) {
            throw Refusal.wrongUse(faults);
        }
        Store store = SignalFile.store(url.orElseThrow(), System.getenv());
        try {
            Path readings = Files.createTempFile("lifeline-readings", ".csv");
            Path pipes = Files.createTempFile("lifeline-pipes", ".csv");
            try {
                long count = ReadingFile.write(store, domains, from.orElseThrow(), until.orElseThrow(), readings);
                if (count == 0) {
                    throw Refusal.failed("the store has no readings of " + String.join(", ", domains) + " in "
                            + range.orElse("") + ": see which times it has on the console, or ask for others");
                }
                List<String> given = new ArrayList<>(rest);
                given.addAll(List.of("--readings", readings.toString()));
                if (rest.stream().noneMatch(word -> word.startsWith(PIPES))) {
                    PipesFile.write(store, pipes);
                    given.addAll(List.of(PIPES, pipes.toString()));
                }
                return replay.run(given);
            } finally {
                Files.deleteIfExists(readings);
                Files.deleteIfExists(pipes);
            }
        } catch (StoreUnavailableException | IOException e) {
            throw Refusal.failed("the readings cannot be read from the store: " + e.getMessage());
        }
    }

    private static Optional<Instant> instant(String text) {
        for (InstantText form : InstantText.values()) {
            try {
                return Optional.of(form.read(text));
            } catch (DateTimeParseException e) {
                // perhaps it is of the next form
            }
        }
        return Optional.empty();
    }

    /** The forms a time may have. */
    private enum InstantText {
        WITH_ZONE {
            @Override
            Instant read(String text) {
                return OffsetDateTime.parse(text).toInstant();
            }
        },
        WITHOUT_ZONE {
            @Override
            Instant read(String text) {
                return LocalDateTime.parse(text.replace(' ', 'T')).toInstant(BEIJING);
            }
        },
        DAY {
            @Override
            Instant read(String text) {
                return LocalDate.parse(text).atStartOfDay().toInstant(BEIJING);
            }
        };

        abstract Instant read(String text);
    }
}
