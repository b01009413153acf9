package lifeline.launcher.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import lifeline.contract.clock.CityClock;
import lifeline.launcher.DrillOptions;
import lifeline.launcher.city.CityStart;
import lifeline.launcher.city.OpenCity;
import lifeline.launcher.drill.kill.KillPlan;
import lifeline.launcher.drill.kill.Outage;
import lifeline.launcher.drill.kill.Outages;
import lifeline.launcher.drill.kill.Part;
import lifeline.launcher.drill.report.StoredRate;
import lifeline.launcher.ledger.probe.ProbeTruth;
import lifeline.launcher.store.ProbeRows;
import lifeline.launcher.store.Store;

/**
 * Carries out the kills, and tells what happens. One thread kills and waits for nothing else; another looks whether what was
 * killed works again.
 */
final class Fire {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration TELL = Duration.ofSeconds(5);
    /** The longest that the last recoveries are awaited. */
    private static final Duration LAST_RECOVERY = Duration.ofMinutes(5);
    /** The load goes on so long after the last recovery. */
    private static final Duration CALM = Duration.ofSeconds(10);

    private final OpenCity open;
    private final CityStart.Started started;
    private final DrillOptions options;
    private final Duration length;
    private final CityClock clock;
    private final Outages outages;
    private final StoredRate rate;
    private final long began = System.nanoTime();

    Fire(OpenCity open, CityStart.Started started, DrillOptions options) {
        this.open = open;
        this.started = started;
        this.options = options;
        this.length = options.length();
        this.clock = open.time().clock();
        Store store = started.store().impatient();
        this.outages = new Outages(new CityOutlook(
                new ProbeRows(store),
                open.surroundings().httpPort(),
                started.replica().orElse(0)));
        this.rate = new StoredRate(store, started.at());
    }

    /** False when it was told to stop, or something did not recover. */
    boolean run(List<KillPlan.Kill> kills) {
        Thread killer = new Thread(() -> killAll(kills), "killer");
        killer.setDaemon(true);
        killer.start();
        long nextTold = 0;
        Duration calmSince = Duration.ZERO;
        while (true) {
            if (open.isAskedToStopWithin(LOOK)) {
                killer.interrupt();
                return false;
            }
            outages.look(clock::instant).forEach(this::tell);
            Duration now = elapsed();
            if (now.toNanos() >= nextTold) {
                nextTold = now.plus(TELL).toNanos();
                rate.sample(now);
                tellProgress(now);
            }
            boolean isCalm = !killer.isAlive()
                    && now.compareTo(length) >= 0
                    && outages.open().isEmpty()
                    && isSent();
            calmSince = isCalm ? calmSince : now;
            if (now.minus(calmSince).compareTo(CALM) >= 0) {
                return true;
            }
            if (now.compareTo(length.plus(LAST_RECOVERY)) > 0) {
                return false;
            }
        }
    }

    /** Whether the senders have caught up: what they still hold back at the end would never be sent. */
    private boolean isSent() {
        return ProbeTruth.read(started.truth().all().get(0)).unsent() <= options.rate();
    }

    private void killAll(List<KillPlan.Kill> kills) {
        try {
            for (KillPlan.Kill kill : kills) {
                Thread.sleep(Math.max(0, kill.at().minus(elapsed()).toMillis()));
                kill(kill.part());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void kill(Part part) {
        Duration at = elapsed();
        Instant killedAt = clock.instant();
        if (open.running().kill(part.program())) {
            outages.add(at, part, killedAt, clock.instant());
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private void tell(Outage outage) {
        System.out.printf(
                Locale.ROOT,
                "  %-7s killed at %s worked again after %.1f s%s%n",
                outage.part().word(),
                clockTime(outage.at()),
                outage.recovery().orElse(Duration.ZERO).toMillis() / 1e3,
                outage.alsoDown().isEmpty() ? "" : ", killed while " + words(outage.alsoDown()) + " was down");
    }

    private void tellProgress(Duration now) {
        List<Outage> all = outages.all();
        String down = words(outages.open().stream().map(Outage::part).distinct().toList());
        System.out.printf(
                Locale.ROOT,
                "  %s of %s  stored %,d readings (%s/s)  kills %d%s%n",
                clockTime(now),
                clockTime(length),
                rate.total(),
                rate.newest(),
                all.size(),
                down.isEmpty() ? "" : "  down: " + down);
    }

    private static String words(List<Part> parts) {
        return parts.stream().map(Part::word).collect(Collectors.joining(", "));
    }

    private static String clockTime(Duration time) {
        return String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    List<Outage> outages() {
        return outages.all();
    }

    List<StoredRate.Sample> samples() {
        return rate.samples();
    }
}
