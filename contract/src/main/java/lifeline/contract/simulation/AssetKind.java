package lifeline.contract.simulation;

import java.util.List;
import lifeline.contract.domain.Text;
import lifeline.contract.yaml.YamlNode;

/**
 * A kind of asset of a domain.
 *
 * @param kind as it stands in ids: {@code gas-well-0001} is a {@code well}
 * @param title with the placeholders {@code {place}} and {@code {number}}
 * @param devices so many devices of each fleet one asset carries
 * @param flows whether those along one place stand on one pipe, one after the other
 * @param feeds the kinds that get what they need from the nearest of these
 */
public record AssetKind(
        String kind, Text title, String owner, int devices, List<Place> places, boolean flows, List<String> feeds) {
    public AssetKind {
        places = List.copyOf(places);
        feeds = List.copyOf(feeds);
    }

    static AssetKind read(String kind, YamlNode node) {
        Text title = Text.read(node, "title");
        String owner = node.text("owner");
        int devices = node.integer("devices", 1);
        if (devices < 1) {
            node.fault("'devices' must be at least 1");
        }
        List<Place> places = node.list("places", Place::read);
        if (places.isEmpty()) {
            node.fault("'" + kind + "' has no place to stand");
        }
        if (places.stream().anyMatch(Place::line)
                && !(title.zh().contains("{number}") && title.en().contains("{number}"))) {
            node.fault("assets along a line are many: their title must contain {number}");
        }
        boolean flows =
                node.optional("flows").map(found -> Place.flag(found, "flows")).orElse(false);
        List<String> feeds = node.has("feeds") ? node.list("feeds", YamlNode::text) : List.of();
        node.done();
        return new AssetKind(kind, title, owner, Math.max(1, devices), places, flows, feeds);
    }
}
