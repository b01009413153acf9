package lifeline.alerts.registry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.Text;
import lifeline.contract.exercise.ExerciseId;
import lifeline.contract.reading.Identifier;
import org.jspecify.annotations.Nullable;

/** What is wrong with an entry by itself, each fault beginning with the name of the column; nothing is looked up in the store. */
public final class EntryCheck {
    static final int LONGEST_TITLE = 200;
    static final int LONGEST_PERIOD_S = 7 * 24 * 3600;
    static final int MOST_QUANTITIES = 32;
    private static final String KIND = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    private final Catalogue catalogue;

    public EntryCheck(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    public List<String> faults(AssetEntry asset) {
        List<String> faults = new ArrayList<>();
        id("id", asset.id(), faults);
        domain(asset.domain(), faults);
        if (!asset.kind().matches(KIND) || asset.kind().length() > Identifier.MAX_LENGTH) {
            faults.add("kind: a word of small letters, digits and dashes, such as well");
        }
        both("title", asset.title(), faults);
        text("district", asset.district(), faults);
        both("place", asset.place(), faults);
        text("owner", asset.owner(), faults);
        degrees("longitude", asset.longitude(), 180, faults);
        degrees("latitude", asset.latitude(), 90, faults);
        if ((asset.longitude() == null) != (asset.latitude() == null)) {
            faults.add("longitude: and latitude stand together or not at all");
        }
        return faults;
    }

    public List<String> faults(DeviceEntry device) {
        List<String> faults = new ArrayList<>();
        id("id", device.id(), faults);
        id("asset", device.asset(), faults);
        domain(device.domain(), faults);
        if (device.periodSeconds() < 1 || device.periodSeconds() > LONGEST_PERIOD_S) {
            faults.add("period_s: from 1 to " + LONGEST_PERIOD_S + " seconds");
        }
        if (device.quantities().isEmpty() || device.quantities().size() > MOST_QUANTITIES) {
            faults.add("quantities: 1 to " + MOST_QUANTITIES + " of them");
        }
        if (new HashSet<>(device.quantities()).size() != device.quantities().size()) {
            faults.add("quantities: each once");
        }
        for (String quantity : device.quantities()) {
            if (catalogue.domain(device.domain()).isPresent()
                    && catalogue.quantity(device.domain(), quantity).isEmpty()) {
                faults.add("quantities: " + device.domain() + " has no quantity " + shown(quantity));
            }
        }
        return faults;
    }

    private static void id(String column, String id, List<String> faults) {
        if (!Identifier.isValid(id)) {
            faults.add(column + ": 1 to " + Identifier.MAX_LENGTH + " letters, digits, '-', '_' or ':'");
        } else if (ExerciseId.isReserved(id)) {
            faults.add(column + ": must not begin as those of exercises do");
        }
    }

    private void domain(String domain, List<String> faults) {
        if (catalogue.domain(domain).isEmpty()) {
            List<String> known = catalogue.domains().stream().map(Domain::id).toList();
            faults.add("domain: one of " + String.join(", ", known));
        }
    }

    private static void both(String column, Text text, List<String> faults) {
        text(column + "_zh", text.zh(), faults);
        text(column + "_en", text.en(), faults);
    }

    private static void text(String column, String text, List<String> faults) {
        if (text.isBlank() || text.length() > LONGEST_TITLE || text.chars().anyMatch(Character::isISOControl)) {
            faults.add(column + ": 1 to " + LONGEST_TITLE + " characters on one line");
        } else if (text.startsWith("=") || text.startsWith("@")) {
            // a spreadsheet that opens the export would run it
            faults.add(column + ": must not begin with = or @");
        }
    }

    private static void degrees(String column, @Nullable Double degrees, int most, List<String> faults) {
        if (degrees != null && !(Math.abs(degrees) <= most)) {
            faults.add(column + ": degrees from -" + most + " to " + most);
        }
    }

    private static String shown(String text) {
        return text.length() <= Identifier.MAX_LENGTH ? text : text.substring(0, Identifier.MAX_LENGTH) + "…";
    }
}
