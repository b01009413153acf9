package lifeline.launcher.drill.kill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** All kills so far, each watched until its part works again. For several threads. */
public final class Outages {
    private final Outlook outlook;
    private final List<Outage> all = new ArrayList<>();

    /** What can be seen from outside. */
    public interface Outlook {
        /** Whether {@code part} has done its work after {@code since}. */
        boolean works(Part part, Instant since);
    }

    public Outages(Outlook outlook) {
        this.outlook = outlook;
    }

    public synchronized void add(Duration at, Part part, Instant killedAt, Instant goneAt) {
        List<Part> down = open().stream()
                .map(Outage::part)
                .filter(other -> other != part)
                .distinct()
                .toList();
        all.add(new Outage(at, part, killedAt, goneAt, down, Optional.empty()));
    }

    /** Looks which of them have ended; returns those. Takes as long as looking takes. */
    public List<Outage> look(Supplier<Instant> now) {
        List<Outage> ended = new ArrayList<>();
        for (Outage outage : open()) {
            if (outlook.works(outage.part(), outage.goneAt())) {
                Outage recovered = outage.recovered(now.get());
                replace(outage, recovered);
                ended.add(recovered);
            }
        }
        return ended;
    }

    private synchronized void replace(Outage old, Outage fresh) {
        all.set(all.indexOf(old), fresh);
    }

    public synchronized List<Outage> all() {
        return List.copyOf(all);
    }

    /** Those that have not ended. */
    public synchronized List<Outage> open() {
        return all.stream().filter(outage -> outage.recovery().isEmpty()).toList();
    }
}
