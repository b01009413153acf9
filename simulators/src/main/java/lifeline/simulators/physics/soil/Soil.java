package lifeline.simulators.physics.soil;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import lifeline.contract.city.Asset;
import lifeline.contract.city.Device;
import lifeline.contract.simulation.Coupling.Driver;
import lifeline.contract.simulation.Effect;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.physics.Physics;
import lifeline.simulators.physics.Site;

/**
 * Chambers along roads, and the gas in them. The fault parameter {@code leak} is the gas, in m³/h, that comes out of a hole
 * {@code offset} metres from the struck chamber and does not escape straight upwards; {@code rot} is how many times more biogas there is. When
 * the cause is gone, the chambers it
 * had reached are blown out.
 */
public final class Soil implements Physics {
    private static final ZoneOffset LOCAL = ZoneOffset.ofHours(8);
    private static final double PPM_PER_PERCENT = 1e4;
    private static final double WARMEST_HOUR = 16;
    private static final double BIOGAS_AT = 13;

    private final Site site;
    private final Corridor corridor;
    private final Map<String, Chamber> chambers = new HashMap<>();

    public Soil(Site site) {
        this.site = site;
        this.corridor = Corridor.of(site);
        site.assets().forEach(asset -> chambers.put(asset.id(), new Chamber(site, asset)));
    }

    @Override
    public OptionalDouble at(Device device, String quantity, Instant at) {
        Chamber chamber = Objects.requireNonNull(chambers.get(device.asset()));
        String output = Objects.requireNonNull(site.model().tells().get(quantity));
        return OptionalDouble.of(
                switch (output) {
                    case "methane" -> inLel(chamber.gas(at)) + biogas(chamber, at);
                    case "ethane" -> 100 * chamber.gas(at) * PPM_PER_PERCENT * site.number("ethane-share");
                    case "temperature" -> temperature(at);
                    default -> throw new IllegalStateException("soil does not know " + output);
                });
    }

    private double inLel(double share) {
        return 100 * 100 * share / site.number("lel");
    }

    /** What rots in the chamber: more when it is warm, and after noon. */
    private double biogas(Chamber chamber, Instant at) {
        double hour = at.atOffset(LOCAL).toLocalTime().toSecondOfDay() / 3_600.0;
        double rhythm = 1 + site.number("biogas-daily") * Math.cos((hour - WARMEST_HOUR) / 24 * 2 * Math.PI);
        return chamber.foulness(at) * rhythm * Math.pow(site.number("biogas-q10"), (temperature(at) - BIOGAS_AT) / 10);
    }

    /** The ground's, with a part of the air's. */
    private double temperature(Instant at) {
        double ground = site.number("ground");
        return ground + site.number("damping") * (site.weather().at(Driver.TEMPERATURE, at) - ground);
    }

    @Override
    public void begin(Injection fault) {
        Effect rot = fault.model().physics().changes().get("rot");
        Chamber struck = chambers.get(Objects.requireNonNullElse(fault.asset(), ""));
        if (rot != null && struck != null) {
            struck.rot(rot, fault);
        }
        Effect leak = fault.model().physics().changes().get("leak");
        if (leak == null || struck == null) {
            return;
        }
        Seepage seepage = Seepage.of(corridor, leak, fault);
        for (Asset asset : site.assets()) {
            if (asset.place().equals(struck.asset().place())) {
                double metres = site.number("offset") + Site.metres(struck.asset(), asset);
                if (corridor.reaches(metres)) {
                    Objects.requireNonNull(chambers.get(asset.id())).enter(seepage, metres);
                }
            }
        }
    }
}
