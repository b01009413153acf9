package lifeline.ingest.foreign;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.yaml.Faults;
import lifeline.contract.yaml.Place;

/** The foreign topics of an installation: no two entries match the same topic, and none matches a native one. */
public record ForeignTopics(List<ForeignTopic> entries) implements Serializable {
    /** The setting that names the file. */
    public static final String SETTING = "LIFELINE_FOREIGN_TOPICS";

    public static final ForeignTopics NONE = new ForeignTopics(List.of());

    public ForeignTopics {
        entries = List.copyOf(entries);
    }

    /** Only this entry. */
    public static ForeignTopics of(ForeignTopic entry) {
        return new ForeignTopics(List.of(entry));
    }

    /** @throws InvalidForeignTopicsException listing every fault with file and line */
    public static ForeignTopics read(Path file, Catalogue catalogue) {
        Path absolute = file.toAbsolutePath();
        Path directory = absolute.getParent();
        Path name = absolute.getFileName();
        Faults faults = new Faults();
        if (directory == null || name == null) {
            faults.add(file.toString(), 1, "this is no file");
            throw new InvalidForeignTopicsException(faults.all());
        }
        ForeignTopics read =
                ForeignTopicsYaml.read(Place.directory(directory).yaml(name.toString(), faults), catalogue);
        if (!faults.isEmpty()) {
            throw new InvalidForeignTopicsException(faults.all());
        }
        return read;
    }

    /** The entry a topic belongs to. */
    public Optional<ForeignTopic> find(String topic) {
        for (ForeignTopic entry : entries) {
            if (entry.filter().matches(topic)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }
}
