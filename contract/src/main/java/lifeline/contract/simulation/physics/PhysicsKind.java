package lifeline.contract.simulation.physics;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lifeline.contract.simulation.physics.PhysicsModel.Setting;

/**
 * The kinds of physical model. A domain chooses one by this name, and gives it its numbers; the model knows no domain.
 * Every default here is ours, [default], and of the order of size that such things have.
 */
public enum PhysicsKind {
    /** Gas from a leak on its way along a corridor of soil and ducts into the chambers beside it, and biogas in them. */
    SOIL;

    private record Words(List<String> outputs, List<Setting> settings, List<String> parameters) {}

    private static final Words OF_SOIL = new Words(
            List.of("methane", "ethane", "temperature"),
            List.of(
                    new Setting("volume", 6, 0.1, 1_000),
                    new Setting("air-changes", 12, 0, 1_000),
                    new Setting("purge", 60, 0, 1_000),
                    new Setting("offset", 4, 0.5, 1_000),
                    new Setting("velocity", 0.5, 0.001, 10),
                    new Setting("dispersion", 2, 0.001, 100),
                    new Setting("loss", 60, 0, 10_000),
                    new Setting("lel", 5, 1, 20),
                    new Setting("ethane-share", 0.04, 0, 1),
                    new Setting("biogas", 0.8, 0, 50),
                    new Setting("biogas-spread", 0.4, 0, 1),
                    new Setting("biogas-q10", 2, 1, 5),
                    new Setting("biogas-daily", 0.3, 0, 1),
                    new Setting("ground", 13, -50, 50),
                    new Setting("damping", 0.3, 0, 1)),
            List.of("leak"));

    private Words words() {
        return switch (this) {
            case SOIL -> OF_SOIL;
        };
    }

    /** What it works out, for a quantity to tell. */
    public List<String> outputs() {
        return words().outputs();
    }

    /** The numbers it takes. */
    public List<Setting> settings() {
        return words().settings();
    }

    public Optional<Setting> setting(String name) {
        return settings().stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst();
    }

    /** What a fault may change in it. */
    public List<String> parameters() {
        return words().parameters();
    }

    /** As it stands in {@code simulation.yaml}. */
    public String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
