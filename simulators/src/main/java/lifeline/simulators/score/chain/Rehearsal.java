package lifeline.simulators.score.chain;

import java.time.Duration;
import java.time.Instant;
import lifeline.contract.clock.CityClock;
import lifeline.simulators.shadow.ShadowLink;
import lifeline.simulators.shadow.ShadowPlan;
import lifeline.simulators.shadow.ShadowPlanner;
import lifeline.simulators.shadow.ShadowPlay;

/** Makes plays that are ready a little before they begin. Used by one thread. */
final class Rehearsal {
    private static final Duration FIRST_LEAD = Duration.ofSeconds(3);

    private final ShadowPlanner planner;
    private final ShadowLink link;
    private final CityClock clock;
    /** By a watch on the wall. */
    private Duration lead = FIRST_LEAD;

    Rehearsal(ShadowPlanner planner, ShadowLink link, CityClock clock) {
        this.planner = planner;
        this.link = link;
        this.clock = clock;
    }

    /** @throws IllegalStateException when the city has nothing that the scenario could strike */
    ShadowPlay play(Programme.Item item) {
        while (true) {
            Instant begins = clock.instant().plusNanos((long) (lead.toNanos() * clock.speed()));
            ShadowPlan plan = planner.plan(item.scenario(), item.seed(), begins, item.watched());
            ShadowPlay play = new ShadowPlay(plan, link.shadows(item.exercise(), plan.city()));
            if (clock.instant().isBefore(begins)) {
                return play;
            }
            // it would begin with what should have been said by now
            lead = lead.multipliedBy(2);
        }
    }
}
