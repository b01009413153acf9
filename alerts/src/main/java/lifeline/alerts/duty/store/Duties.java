package lifeline.alerts.duty.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.alerts.duty.Chain;
import lifeline.alerts.duty.DutyCalendar;
import lifeline.alerts.duty.Responsibility;
import lifeline.alerts.duty.Roster;

/**
 * Everything that decides who is called, as the store had it at one instant.
 *
 * @param rosters by id
 * @param chains by id
 * @param people by id; those who are called no more are not among them
 * @param channels those that are switched on, by id
 */
public record Duties(
        DutyCalendar calendar,
        Map<String, TeamRoster> rosters,
        Map<String, Chain> chains,
        List<Responsibility> responsibilities,
        Map<String, Person> people,
        Map<String, String> channels) {

    /** A roster, and the phone of its team's desk. */
    public record TeamRoster(Roster roster, String phone) {}

    /** Somebody who may be called; contacts in the order they are tried. */
    public record Person(String id, String name, String language, List<Contact> contacts) {}

    /** A way to reach a person. */
    public record Contact(String channel, String address) {}

    /**
     * Somebody, or a channel with nobody in particular behind it.
     *
     * @param person empty where it is a channel
     * @param phone whom they may call back
     */
    public record Called(Optional<Person> person, String channel, String address, String phone) {
        public String language() {
            return person.map(Person::language).orElse("zh");
        }

        /** As the audit says it. */
        public String word() {
            return person.map(Person::id).orElse("channel") + " → " + channel;
        }
    }

    /** Who is meant by a target now, and can be reached. Those who cannot are left out. */
    public List<Called> meant(Chain.Target target, Instant now) {
        return switch (target.kind()) {
            case ROSTER -> onDuty(target.id(), now);
            case PERSON -> reached(target.id(), "").stream().toList();
            case CHANNEL ->
                channels.containsKey(target.id())
                        ? List.of(new Called(Optional.empty(), target.id(), "", ""))
                        : List.of();
        };
    }

    private List<Called> onDuty(String id, Instant now) {
        TeamRoster roster = rosters.get(id);
        if (roster == null) {
            return List.of();
        }
        return roster.roster().peopleAt(now, calendar).stream()
                .flatMap(person -> reached(person, roster.phone()).stream())
                .toList();
    }

    private Optional<Called> reached(String id, String phone) {
        Person person = people.get(id);
        if (person == null) {
            return Optional.empty();
        }
        return person.contacts().stream()
                .filter(contact -> channels.containsKey(contact.channel()))
                .findFirst()
                .map(contact -> new Called(Optional.of(person), contact.channel(), contact.address(), phone));
    }
}
