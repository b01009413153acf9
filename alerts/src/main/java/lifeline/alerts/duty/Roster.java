package lifeline.alerts.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Who of a team is on duty when. Shifts may overlap: then all of theirs are there, in the order of the shifts. */
public record Roster(List<Shift> shifts, List<StandIn> standIns) {
    public Roster {
        shifts = List.copyOf(shifts);
        standIns = List.copyOf(standIns);
    }

    /**
     * Somebody on duty.
     *
     * @param instead for whom; empty where it is their own duty
     */
    public record Duty(String person, String shift, Instant from, Instant to, Optional<String> instead) {}

    /** A time nobody is on duty in. */
    public record Gap(Instant from, Instant to) {}

    /** Who is there now; of several the one who is called first comes first. */
    public List<Duty> at(Instant now, DutyCalendar calendar) {
        List<Duty> duties = new ArrayList<>();
        for (Shift.Occurrence occurrence : around(now, now, calendar)) {
            if (occurrence.holds(now)) {
                for (String person : occurrence.people()) {
                    duties.add(duty(occurrence, person, now));
                }
            }
        }
        return duties;
    }

    /** The people who are there now, each once. */
    public List<String> peopleAt(Instant now, DutyCalendar calendar) {
        Set<String> people = new LinkedHashSet<>();
        at(now, calendar).forEach(duty -> people.add(duty.person()));
        return List.copyOf(people);
    }

    /** Every duty that touches a time, in the order of their beginnings; what a stand-in does part of is told in parts. */
    public List<Duty> between(Instant from, Instant to, DutyCalendar calendar) {
        List<Duty> duties = new ArrayList<>();
        for (Shift.Occurrence occurrence : around(from, to, calendar)) {
            if (!occurrence.from().isBefore(to) || !from.isBefore(occurrence.to())) {
                continue;
            }
            for (String person : occurrence.people()) {
                duties.addAll(parts(occurrence, person));
            }
        }
        duties.sort(Comparator.comparing(Duty::from));
        return duties;
    }

    /** The times nobody is on duty in. */
    public List<Gap> gaps(Instant from, Instant to, DutyCalendar calendar) {
        List<Gap> gaps = new ArrayList<>();
        Instant covered = from;
        for (Duty duty : between(from, to, calendar)) {
            if (duty.from().isAfter(covered)) {
                gaps.add(new Gap(covered, duty.from()));
            }
            covered = duty.to().isAfter(covered) ? duty.to() : covered;
        }
        if (covered.isBefore(to)) {
            gaps.add(new Gap(covered, to));
        }
        return gaps;
    }

    /** Everybody it names. */
    public Set<String> people() {
        Set<String> people = new TreeSet<>();
        shifts.forEach(shift -> shift.turns().forEach(people::addAll));
        standIns.forEach(standIn -> {
            people.add(standIn.instead());
            people.add(standIn.person());
        });
        return people;
    }

    private List<Shift.Occurrence> around(Instant from, Instant to, DutyCalendar calendar) {
        List<Shift.Occurrence> occurrences = new ArrayList<>();
        // a shift of yesterday may last into today
        LocalDate first = LocalDate.ofInstant(from, DutyCalendar.ZONE).minusDays(1);
        LocalDate last = LocalDate.ofInstant(to, DutyCalendar.ZONE);
        for (Shift shift : shifts) {
            for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
                shift.on(day, calendar).ifPresent(occurrences::add);
            }
        }
        return occurrences;
    }

    private List<Duty> parts(Shift.Occurrence occurrence, String person) {
        TreeSet<Instant> cuts = new TreeSet<>(List.of(occurrence.from(), occurrence.to()));
        for (StandIn standIn : standIns) {
            cuts.add(standIn.from());
            cuts.add(standIn.to());
        }
        List<Instant> within = List.copyOf(cuts.subSet(occurrence.from(), true, occurrence.to(), true));
        List<Duty> parts = new ArrayList<>();
        for (int i = 0; i + 1 < within.size(); i++) {
            Duty part = standing(occurrence, person, within.get(i), within.get(i), within.get(i + 1));
            Duty before = parts.isEmpty() ? null : parts.get(parts.size() - 1);
            if (before != null && before.person().equals(part.person())) {
                parts.set(
                        parts.size() - 1,
                        new Duty(part.person(), part.shift(), before.from(), part.to(), part.instead()));
            } else {
                parts.add(part);
            }
        }
        return parts;
    }

    private Duty duty(Shift.Occurrence occurrence, String person, Instant now) {
        return parts(occurrence, person).stream()
                .filter(part -> !now.isBefore(part.from()) && now.isBefore(part.to()))
                .findFirst()
                .orElseThrow();
    }

    /** The newest stand-in counts; whoever stands in may be stood in for in turn, but nobody's duty comes back to them. */
    private Duty standing(Shift.Occurrence occurrence, String person, Instant at, Instant from, Instant to) {
        String there = person;
        Set<String> passed = new LinkedHashSet<>(List.of(person));
        boolean isPassedOn = true;
        while (isPassedOn) {
            isPassedOn = false;
            for (int i = standIns.size() - 1; i >= 0 && !isPassedOn; i--) {
                StandIn standIn = standIns.get(i);
                if (standIn.holds(at) && standIn.instead().equals(there) && passed.add(standIn.person())) {
                    there = standIn.person();
                    isPassedOn = true;
                }
            }
        }
        return new Duty(
                there,
                occurrence.shift().name(),
                from,
                to,
                there.equals(person) ? Optional.empty() : Optional.of(person));
    }
}
