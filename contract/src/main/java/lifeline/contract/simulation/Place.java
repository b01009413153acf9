package lifeline.contract.simulation;

import java.util.List;
import lifeline.contract.domain.Text;
import lifeline.contract.yaml.YamlNode;

/**
 * Where assets of a kind stand: a spot that is one asset, or a line that carries any number of numbered ones. Positions
 * are approximate.
 *
 * @param known a place the city's own plans name; anything else is made up, and its assets say so in their titles
 */
public record Place(Text name, String district, Point from, Point to, boolean line, boolean known) {
    /** Degrees, CGCS2000. */
    public record Point(double longitude, double latitude) {
        /** The point {@code share} (0…1) of the way from here to {@code other}. */
        public Point towards(Point other, double share) {
            return new Point(
                    longitude + (other.longitude - longitude) * share, latitude + (other.latitude - latitude) * share);
        }
    }

    static Place read(YamlNode node) {
        Text name = new Text(node.text("zh"), node.text("en"));
        String district = node.text("district");
        boolean known =
                node.optional("known").map(found -> flag(found, "known")).orElse(false);
        boolean line = !node.has("at");
        Point from = point(node.child(line ? "from" : "at"));
        Point to = line ? point(node.child("to")) : from;
        node.done();
        return new Place(name, district, from, to, line, known);
    }

    static boolean flag(YamlNode node, String key) {
        String text = node.text();
        if (!text.equals("true") && !text.equals("false")) {
            node.fault("'" + key + "' must be true or false");
        }
        return text.equals("true");
    }

    private static Point point(YamlNode node) {
        List<Double> numbers = node.items().stream().map(YamlNode::number).toList();
        if (numbers.size() != 2 || Math.abs(numbers.get(0)) > 180 || Math.abs(numbers.get(1)) > 90) {
            node.fault("a position is [longitude, latitude] in degrees");
            return new Point(0, 0);
        }
        return new Point(numbers.get(0), numbers.get(1));
    }
}
