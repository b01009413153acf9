package lifeline.launcher.drill.kill;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * When to kill what, all of it drawn before the first kill. The pauses are exponential, so a kill may come at any moment of
 * a recovery. One of every three kills drawn so has a second one on its heels, of another part where there is one: within a
 * time in which nothing recovers. Each part is drawn once before any is drawn again.
 */
public final class KillPlan {
    private static final int ONE_OF = 3;
    /** With every third followed by another, four kills come in three pauses. */
    private static final double PAUSES_A_KILL = 4.0 / ONE_OF;

    private static final Duration SOONEST_SECOND = Duration.ofMillis(100);
    private static final Duration LATEST_SECOND = Duration.ofMillis(1_500);

    private KillPlan() {}

    /**
     * One kill.
     *
     * @param at since the drill began
     */
    public record Kill(Duration at, Part part) {}

    /**
     * In the order of their instants.
     *
     * @param mean of the time between two kills, the second ones counted
     * @param length no kill comes later
     */
    public static List<Kill> draw(long seed, List<Part> parts, Duration mean, Duration length) {
        SplittableRandom random = new SplittableRandom(seed);
        Bag bag = new Bag(parts, random);
        List<Kill> kills = new ArrayList<>();
        Duration at = Duration.ZERO;
        int followed = 0;
        for (int number = 0; ; number++) {
            followed = number % ONE_OF == 0 ? number + random.nextInt(ONE_OF) : followed;
            double pauses = -Math.log(1 - random.nextDouble()) * PAUSES_A_KILL;
            at = at.plusMillis(Math.round(pauses * mean.toMillis()));
            if (at.compareTo(length) > 0) {
                kills.sort(Comparator.comparing(Kill::at));
                return List.copyOf(kills);
            }
            kills.add(new Kill(at, bag.next()));
            if (number == followed) {
                long heels = random.nextLong(SOONEST_SECOND.toMillis(), LATEST_SECOND.toMillis());
                kills.add(new Kill(at.plusMillis(heels), bag.next()));
            }
        }
    }

    /** Every part comes once before any comes again, and none twice in a row. */
    private static final class Bag {
        private final List<Part> parts;
        private final SplittableRandom random;
        private final Deque<Part> left = new ArrayDeque<>();
        private Optional<Part> last = Optional.empty();

        Bag(List<Part> parts, SplittableRandom random) {
            this.parts = parts;
            this.random = random;
        }

        Part next() {
            if (left.isEmpty()) {
                List<Part> shuffled = new ArrayList<>(parts);
                do {
                    Collections.shuffle(shuffled, new Random(random.nextLong()));
                } while (parts.size() > 1 && last.equals(Optional.of(shuffled.get(0))));
                left.addAll(shuffled);
            }
            last = Optional.of(left.removeFirst());
            return last.get();
        }
    }
}
