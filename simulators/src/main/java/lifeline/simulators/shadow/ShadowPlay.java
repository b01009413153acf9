package lifeline.simulators.shadow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.simulators.device.CityRun;
import lifeline.simulators.device.Emission;
import lifeline.simulators.fault.Injection;

/**
 * A plan being played: whoever holds it waits until {@link #nextAt}, and then has the shadows speak. Each begins with what it said last
 * before: nobody could tell that one falls silent, or jumps, who has never been heard.
 */
public final class ShadowPlay {
    private final ShadowPlan plan;
    private final Shadows shadows;
    private final List<Injection> broken = new ArrayList<>();
    private final CityRun run;
    /** By topic. */
    private final Map<String, Emission> before = new LinkedHashMap<>();

    /** Ready for its first word: what happens before it begins has happened. That takes a while. */
    public ShadowPlay(ShadowPlan plan, Shadows shadows) {
        this.plan = plan;
        this.shadows = shadows;
        this.run = plan.run(broken::add);
        while (run.nextAt().filter(at -> at.isBefore(plan.begins())).isPresent()) {
            run.next().ifPresent(emission -> before.put(emission.topic().toString(), emission));
        }
    }

    public ShadowPlan plan() {
        return plan;
    }

    /** When the city's clock must stand before {@link #sayNext} is asked; empty when it is over at {@code plan().ends()}. */
    public Optional<Instant> nextAt() {
        if (!before.isEmpty()) {
            return Optional.of(plan.begins());
        }
        return run.nextAt().filter(at -> at.isBefore(plan.ends()));
    }

    /** Says what is next, or breaks it. */
    public void sayNext() throws InterruptedException {
        if (!before.isEmpty()) {
            for (Emission emission : before.values()) {
                shadows.say(emission);
            }
            before.clear();
            return;
        }
        Optional<Emission> emission = run.next();
        if (emission.isPresent()) {
            shadows.say(emission.get());
        }
    }

    /** What has been broken so far. */
    public List<Injection> broken() {
        return List.copyOf(broken);
    }

    /** The last word of each shadow; may be said again. */
    public void end() throws InterruptedException {
        shadows.end();
    }
}
