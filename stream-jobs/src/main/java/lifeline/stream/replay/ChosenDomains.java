package lifeline.stream.replay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.DomainFolder;
import lifeline.contract.domain.InvalidDomainException;

/** The domains that a replay judges by: shipped ones by name, {@code all} of them, or folders; all faults are told at once. */
final class ChosenDomains {
    private static final String ALL = "all";

    private final Map<String, Domain> chosen = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    private ChosenDomains() {}

    /** @throws IllegalArgumentException naming every fault of every choice */
    static Catalogue of(List<String> words) {
        ChosenDomains domains = new ChosenDomains();
        Catalogue shipped = Catalogue.load();
        for (String word : words) {
            domains.choose(word, shipped);
        }
        if (!domains.faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", domains.faults));
        }
        return new Catalogue(List.copyOf(domains.chosen.values()));
    }

    /**
     * {@code judging} with the domain of {@code folder} in place of its own of that name, and of the same mind about the date.
     *
     * @throws IllegalArgumentException naming every fault of the folder
     */
    static Catalogue replaced(Catalogue judging, String folder) {
        ChosenDomains other = new ChosenDomains();
        if (Files.isDirectory(Path.of(folder))) {
            other.add(other.read(folder, () -> DomainFolder.read(Path.of(folder))));
        } else {
            other.faults.add("--compare " + folder + " is no folder");
        }
        for (Domain domain : other.chosen.values()) {
            if (judging.domain(domain.id()).isEmpty()) {
                other.faults.add(
                        "--compare " + folder + " is of domain '" + domain.id() + "', which --domain does not name");
            }
        }
        if (!other.faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", other.faults));
        }
        return new Catalogue(judging.domains().stream()
                .map(domain -> {
                    Domain compared = other.chosen.getOrDefault(domain.id(), domain);
                    return domain.calendar().isFollowed() ? compared.followingCalendar() : compared;
                })
                .toList());
    }

    private void choose(String word, Catalogue shipped) {
        if (word.equals(ALL)) {
            shipped.domains().forEach(domain -> add(Optional.of(domain)));
        } else if (shipped.domain(word).isPresent()) {
            add(shipped.domain(word));
        } else if (Files.isDirectory(Path.of(word))) {
            add(read(word, () -> DomainFolder.read(Path.of(word))));
        } else {
            faults.add("--domain " + word + " is neither a folder nor one of "
                    + shipped.domains().stream().map(Domain::id).collect(Collectors.joining(", ")) + ", all");
        }
    }

    private Optional<Domain> read(String word, Supplier<Domain> folder) {
        try {
            return Optional.of(folder.get());
        } catch (InvalidDomainException e) {
            faults.add(word + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private void add(Optional<Domain> domain) {
        if (domain.isPresent() && chosen.put(domain.get().id(), domain.get()) != null) {
            faults.add("domain '" + domain.get().id() + "' is chosen twice");
        }
    }
}
