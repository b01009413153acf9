package lifeline.stream.subject;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.rule.Input;
import lifeline.contract.rule.JointCondition;
import lifeline.contract.rule.Rule;
import lifeline.stream.detector.joint.Joined;
import lifeline.stream.window.Micros;

/** How a rule over several sensors listens: what it keeps of what it is told, when that is worth a look, and what is looked at then. */
sealed interface Hearing {
    /** Of a rule that listens to many at once. */
    int MOST_SENSORS = 48;

    /** Whether what is told is anything to the rule. */
    boolean wants(Told told);

    /** Takes what was observed at one instant. */
    Heard take(SubjectState before, long at, List<Told> told);

    /** What is known as of an instant. */
    Joined join(SubjectState state, long at, Heard heard);

    /** For how long, at most, something that was told stands for now. In microseconds. */
    long longestFresh();

    /** The sensor that signals are shown with. */
    Optional<Told> shown(SubjectState state);

    /** What is known afterwards. */
    final class Heard {
        private final List<Told> newest;
        private final List<Told> taken;
        private final boolean[] isNew;
        private final boolean isDue;

        /** @param isDue whether it is worth a look */
        Heard(List<Told> newest, List<Told> taken, boolean[] isNew, boolean isDue) {
            this.newest = List.copyOf(newest);
            this.taken = List.copyOf(taken);
            this.isNew = isNew;
            this.isDue = isDue;
        }

        List<Told> newest() {
            return newest;
        }

        /** Those that were worth keeping; none of a rule that shows how far its sensors depart. */
        List<Told> taken() {
            return taken;
        }

        boolean isDue() {
            return isDue;
        }
    }

    /** Of a rule that forgets what it has not heard of for {@code forgetAfter} microseconds. */
    static Hearing of(Rule rule, long forgetAfter) {
        JointCondition condition = rule.joint().orElseThrow();
        if (condition instanceof JointCondition.Neighbours neighbours) {
            return new Alarms(rule.quantity(), neighbours);
        }
        return condition.hearsAll()
                ? new All(condition.inputs(), forgetAfter, condition instanceof JointCondition.Group)
                : new OneOfEach(rule.quantity(), condition.inputs());
    }

    /** One sensor of each input: the first it heard, until that is stale. */
    final class OneOfEach implements Hearing {
        private final String judged;
        private final List<Input> inputs;
        private final Freshness fresh;

        OneOfEach(String judged, List<Input> inputs) {
            this.judged = judged;
            this.inputs = inputs;
            this.fresh = new Freshness(inputs);
        }

        @Override
        public boolean wants(Told told) {
            return place(told.quantity()) >= 0;
        }

        @Override
        public Heard take(SubjectState before, long at, List<Told> told) {
            List<Told> newest = new ArrayList<>(before.newest());
            List<Told> taken = new ArrayList<>();
            boolean[] isNew = new boolean[inputs.size()];
            for (Told each : inOrder(told)) {
                int input = place(each.quantity());
                if (input >= 0 && take(newest, each)) {
                    isNew[input] = true;
                    taken.add(each);
                }
            }
            return new Heard(newest, taken, isNew, !taken.isEmpty());
        }

        /** Takes it in place of what is known of its quantity, unless that is newer or another sensor that is still fresh. */
        private boolean take(List<Told> newest, Told told) {
            for (int i = 0; i < newest.size(); i++) {
                Told known = newest.get(i);
                if (known.quantity().equals(told.quantity())) {
                    long patience = known.device().equals(told.device()) ? 0 : fresh.of(told.quantity()) + 1;
                    boolean isTaken = told.at() - known.at() >= patience;
                    if (isTaken) {
                        newest.set(i, told);
                    }
                    return isTaken;
                }
            }
            return newest.add(told);
        }

        private int place(String quantity) {
            for (int i = 0; i < inputs.size(); i++) {
                if (inputs.get(i).quantity().equals(quantity)) {
                    return i;
                }
            }
            return -1;
        }

        @Override
        public Joined join(SubjectState state, long at, Heard heard) {
            double[] values = new double[inputs.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = state.of(inputs.get(i).quantity())
                        .map(told -> fresh.value(told, at))
                        .orElse(Double.NaN);
            }
            return new Joined(at, values, heard.isNew);
        }

        @Override
        public long longestFresh() {
            return fresh.longest();
        }

        @Override
        public Optional<Told> shown(SubjectState state) {
            return state.of(judged);
        }
    }

    /** All sensors of the inputs, each by itself, in the order of their ids. A look is due whenever one tells something, or when half of them have since the last. */
    final class All implements Hearing {
        private final Freshness fresh;
        private final long forgetAfter;
        private final boolean waits;

        /** @param waits whether a look waits for half of them */
        All(List<Input> inputs, long forgetAfter, boolean waits) {
            this.fresh = new Freshness(inputs);
            this.forgetAfter = forgetAfter;
            this.waits = waits;
        }

        @Override
        public boolean wants(Told told) {
            return fresh.knows(told.quantity());
        }

        @Override
        public Heard take(SubjectState before, long at, List<Told> told) {
            List<Told> newest = new ArrayList<>(before.newest());
            newest.removeIf(known -> at - known.at() > forgetAfter);
            inOrder(told).stream().filter(this::wants).forEach(each -> replace(newest, each));
            boolean[] isNew = new boolean[newest.size()];
            int count = 0;
            for (int i = 0; i < isNew.length; i++) {
                isNew[i] = newest.get(i).at() > before.judgedAt();
                count += isNew[i] ? 1 : 0;
            }
            return new Heard(newest, List.of(), isNew, waits ? 2 * count >= isNew.length : count > 0);
        }

        @Override
        public Joined join(SubjectState state, long at, Heard heard) {
            double[] values = new double[heard.isNew.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = fresh.value(state.newest().get(i), at);
            }
            return new Joined(at, values, heard.isNew);
        }

        @Override
        public long longestFresh() {
            return fresh.longest();
        }

        @Override
        public Optional<Told> shown(SubjectState state) {
            return Optional.empty();
        }
    }

    /** What other rules say of an asset and of its neighbours. The first input is how grave it is here, the second there. */
    final class Alarms implements Hearing {
        private final String judged;
        private final List<String> of;
        private final long within;

        Alarms(String judged, JointCondition.Neighbours neighbours) {
            this.judged = judged;
            this.of = neighbours.of();
            this.within = Micros.of(neighbours.within());
        }

        @Override
        public boolean wants(Told told) {
            return SubjectInput.alarm(told.quantity()).filter(of::contains).isPresent();
        }

        @Override
        public Heard take(SubjectState before, long at, List<Told> told) {
            List<Told> newest = new ArrayList<>(before.newest());
            newest.removeIf(known -> !isOwn(known) && at - known.at() > within);
            List<Told> taken = inOrder(told).stream().filter(this::wants).toList();
            taken.forEach(each -> replace(newest, each));
            newest.removeIf(known -> known.value() == 0);
            return new Heard(newest, taken, new boolean[] {true, true}, !taken.isEmpty());
        }

        @Override
        public Joined join(SubjectState state, long at, Heard heard) {
            double here = 0;
            double there = 0;
            for (Told told : state.newest()) {
                if (isOwn(told)) {
                    here = Math.max(here, told.value());
                } else if (at - told.at() <= within) {
                    there = Math.max(there, told.value());
                }
            }
            return new Joined(at, new double[] {here, there}, heard.isNew);
        }

        private static boolean isOwn(Told told) {
            return SubjectInput.isOwnAlarm(told.quantity());
        }

        @Override
        public long longestFresh() {
            return within;
        }

        @Override
        public Optional<Told> shown(SubjectState state) {
            return state.newest().stream()
                    .filter(Alarms::isOwn)
                    .max(Comparator.comparingDouble(Told::value))
                    .map(own -> new Told(judged, own.device(), own.at(), own.receivedAt(), own.takenAt(), own.value()));
        }
    }

    /** How old what is told of each input may be. In microseconds. */
    final class Freshness {
        private final Map<String, Long> limits = new HashMap<>();

        Freshness(List<Input> inputs) {
            inputs.forEach(input -> limits.put(input.quantity(), Micros.of(input.fresh())));
        }

        boolean knows(String quantity) {
            return limits.containsKey(quantity);
        }

        long of(String quantity) {
            return limits.getOrDefault(quantity, 0L);
        }

        long longest() {
            return limits.values().stream().mapToLong(Long::longValue).max().orElse(0);
        }

        /** NaN where it is stale. */
        double value(Told told, long at) {
            return at - told.at() <= of(told.quantity()) ? told.value() : Double.NaN;
        }
    }

    private static List<Told> inOrder(List<Told> told) {
        return told.size() < 2 ? told : told.stream().sorted(Told.BY_SENSOR).toList();
    }

    private static void replace(List<Told> newest, Told told) {
        for (int i = 0; i < newest.size(); i++) {
            if (newest.get(i).isOfSensor(told)) {
                if (told.at() >= newest.get(i).at()) {
                    newest.set(i, told);
                }
                return;
            }
        }
        if (newest.size() < MOST_SENSORS) {
            newest.add(told);
            newest.sort(Told.BY_SENSOR);
        }
    }
}
