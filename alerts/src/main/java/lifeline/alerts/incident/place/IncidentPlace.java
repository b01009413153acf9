package lifeline.alerts.incident.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lifeline.contract.domain.Text;
import lifeline.contract.topology.Site;
import lifeline.contract.topology.Topology;
import lifeline.contract.topology.place.Position;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where an incident is. */
@Schema(name = "IncidentPlace", description = "Where it is: at an asset, or between two on one pipe.")
public record IncidentPlace(
        @Schema(description = "In words.") Text text,

        @Schema(description = "The asset upstream of it, or the one it is at.")
        String from,

        @Schema(description = "The next one downstream; the same as from where it is at that.")
        String to,

        @Schema(description = "From the asset upstream, along the pipe, m.")
        double metres,

        @Schema(description = "Of the pipe between the two, m.")
        double length,

        @Schema(description = "Give or take, m; 0 where nothing was measured for it.")
        double uncertainty,

        @Schema(description = "Degrees east.") double longitude,
        @Schema(description = "Degrees north.") double latitude,

        @Schema(description = "The piece of pipe it is on: [[longitude, latitude], …], in the direction of flow.")
        List<List<Double>> pipe) {

    /** At an asset, told with those before and behind it. */
    public static IncidentPlace at(Site site, Topology topology) {
        List<Topology.Reached> before = topology.neighbours(site.asset(), false);
        List<Topology.Reached> behind = topology.neighbours(site.asset(), true);
        Text text = new Text(site.title().zh() + "处", "At " + site.title().en());
        List<Site> pipe = new ArrayList<>();
        before.stream().limit(1).forEach(reached -> pipe.add(reached.site()));
        pipe.add(site);
        behind.stream().limit(1).forEach(reached -> pipe.add(reached.site()));
        if (!before.isEmpty() && !behind.isEmpty()) {
            Text from = before.get(0).site().title();
            Text to = behind.get(0).site().title();
            text = new Text(
                    site.title().zh() + "附近，在" + from.zh() + "与" + to.zh() + "之间",
                    "Near " + site.title().en() + ", between " + from.en() + " and " + to.en());
        }
        return new IncidentPlace(
                text, site.asset(), site.asset(), 0, 0, 0, site.longitude(), site.latitude(), points(pipe));
    }

    /** As it was worked out. */
    public static IncidentPlace of(Position position) {
        Text from = position.from().title();
        Text to = position.to().title();
        long metres = tens(position.metres());
        long off = tens(position.uncertainty());
        Text text = position.from().equals(position.to())
                ? new Text(
                        String.format(Locale.ROOT, "%s附近（±%d 米）", from.zh(), off),
                        String.format(Locale.ROOT, "Near %s (±%d m)", from.en(), off))
                : new Text(
                        String.format(Locale.ROOT, "%s与%s之间，距前者约 %d 米（±%d 米）", from.zh(), to.zh(), metres, off),
                        String.format(
                                Locale.ROOT,
                                "Between %s and %s, about %d m from the former (±%d m)",
                                from.en(),
                                to.en(),
                                metres,
                                off));
        return new IncidentPlace(
                text,
                position.from().asset(),
                position.to().asset(),
                Math.round(position.metres()),
                Math.round(position.length()),
                Math.round(position.uncertainty()),
                position.longitude(),
                position.latitude(),
                points(List.of(position.from(), position.to())));
    }

    private static List<List<Double>> points(List<Site> sites) {
        return sites.stream()
                .map(site -> List.of(site.longitude(), site.latitude()))
                .toList();
    }

    private static long tens(double metres) {
        return Math.round(metres / 10) * 10;
    }
}
