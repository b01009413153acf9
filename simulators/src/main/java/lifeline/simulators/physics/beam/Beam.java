package lifeline.simulators.physics.beam;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lifeline.contract.city.Asset;
import lifeline.contract.city.Device;
import lifeline.contract.simulation.Coupling.Driver;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.physics.Physics;
import lifeline.simulators.physics.Site;
import lifeline.simulators.physics.Vibration;

/**
 * Bridges. Fault parameters: {@code load}, tonnes that crawl across, {@code vehicle}, tonnes that pass one section after the other, and {@code stiffness-loss}, the share of the bending
 * stiffness that is gone: frequencies fall with its root, deflection grows, cracks open. Deflection, strain and frequency are
 * told with the slow part of temperature removed, as such systems tell them. Devices of a bridge stand at its sections in the order of their numbers.
 */
public final class Beam implements Physics {
    private static final double CRACK_CLOSES = 0.0004;
    private static final int SECTIONS = 12;
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,9})$");

    private final Site site;
    private final Map<String, Deck> decks = new HashMap<>();
    private final Map<String, Double> cracks = new HashMap<>();

    public Beam(Site site) {
        this.site = site;
        for (Asset asset : site.assets()) {
            decks.put(asset.id(), new Deck(site, asset));
            double spread = site.number("crack-spread") * (2 * site.chance(asset, "crack") - 1);
            cracks.put(asset.id(), site.number("crack") + spread);
        }
    }

    @Override
    public OptionalDouble at(Device device, String quantity, Instant at) {
        Deck deck = Objects.requireNonNull(decks.get(device.asset()));
        String output = Objects.requireNonNull(site.model().tells().get(quantity));
        return OptionalDouble.of(
                switch (output) {
                    case "deflection" -> deck.features(at, section(device)).deflection();
                    case "strain" -> deck.strain(at, section(device));
                    case "acceleration" -> deck.features(at, section(device)).acceleration();
                    case "frequency-shift" -> 100 * (Math.sqrt(1 - loss(deck, at)) - 1);
                    case "joint" -> -site.number("expansion") * warmth(at);
                    case "steel-temperature" -> site.weather().at(Driver.TEMPERATURE, at);
                    case "crack" -> crack(device.asset(), deck, at);
                    case "wind" -> site.number("exposure") * site.weather().at(Driver.WIND, at);
                    default -> throw new IllegalStateException("a beam does not know " + output);
                });
    }

    /** Bridges take turns when devices are numbered. */
    private int section(Device device) {
        Matcher number = NUMBER.matcher(device.id());
        return number.find() ? Math.min(SECTIONS, (Integer.parseInt(number.group(1)) - 1) / decks.size()) : 0;
    }

    private static double loss(Deck deck, Instant at) {
        return deck.changes().share("stiffness-loss", at);
    }

    private double warmth(Instant at) {
        return site.weather().at(Driver.TEMPERATURE, at) - site.number("set-at");
    }

    private double crack(String asset, Deck deck, Instant at) {
        double width = Objects.requireNonNull(cracks.get(asset));
        return Math.max(0, width - CRACK_CLOSES * warmth(at) + site.number("crack-growth") * loss(deck, at));
    }

    @Override
    public Optional<Vibration> vibration(String asset, String device) {
        double place = 0.35 + 0.3 * site.chance(device, "place");
        return Optional.ofNullable(decks.get(asset)).map(deck -> deck.vibration(place));
    }

    @Override
    public void begin(Injection fault) {
        decks.forEach((id, deck) -> {
            if (fault.asset() == null || fault.asset().equals(id)) {
                deck.changes().add(fault);
            }
        });
    }
}
