package lifeline.contract.season;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.DomainFolder;
import lifeline.contract.domain.InvalidDomainException;
import lifeline.contract.rule.Rule;
import lifeline.contract.yaml.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YearCalendarTest {
    private static final Path SHIPPED = Path.of("src/main/resources/domains/heating");
    private static final Domain HEATING = DomainFolder.read("heating");
    private static final YearCalendar YEAR = HEATING.calendar().followed();

    private final Path folder;

    YearCalendarTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static String state(YearCalendar calendar, String instant) {
        return calendar.at(Instant.parse(instant)).orElseThrow().name();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-14T15:59:59Z, trial",
        "2026-11-14T16:00:00Z, season",
        "2026-12-31T15:59:59Z, season",
        "2026-12-31T16:00:00Z, season",
        "2027-02-28T23:00:00Z, season",
        "2028-02-29T04:00:00Z, season",
        "2027-04-04T16:00:00Z, shutdown",
        "2027-04-14T16:00:00Z, off-season",
        "2027-10-31T15:59:59Z, off-season",
        "2027-10-31T16:00:00Z, filling",
        "2027-11-07T16:00:00Z, trial"
    })
    void aStateBeginsAtMidnightOfTheCityAndLastsUntilTheNextOneAlsoOverNewYear(String instant, String state) {
        assertEquals(state, state(YEAR, instant));
    }

    @Test
    void eachDayOfALeapYearIsInOneOfTheStates() {
        LocalDate day = LocalDate.of(2028, 1, 1);
        for (int i = 0; i < 366; i++) {
            Instant noon = day.plusDays(i).atTime(12, 0).toInstant(YearCalendar.CITY);
            assertTrue(YEAR.at(noon).isPresent(), () -> noon + " is in none");
        }
    }

    @Test
    void whereNobodyLooksAtTheDateTheFirstStateIsThatOfAllTheYear() {
        assertEquals("season", state(HEATING.calendar(), "2026-07-15T00:00:00Z"));
        Rule leak = rule(HEATING, "heating.makeup-ratio.leak");
        Instant summer = Instant.parse("2026-07-15T00:00:00Z");
        assertTrue(leak.season().isOn(summer));
        assertFalse(rule(HEATING.followingCalendar(), leak.id()).season().isOn(summer));
        assertFalse(rule(HEATING, "heating.return-pressure.not-held").season().isOn(summer));
    }

    @Test
    void aRuleWithoutStatesJudgesAllTheYear() {
        Rule chamber = rule(HEATING.followingCalendar(), "heating.chamber-temperature.high");
        assertTrue(chamber.season().isOn(Instant.parse("2026-07-15T00:00:00Z")));
        assertTrue(YearCalendar.NONE.followed().at(Instant.EPOCH).isEmpty());
    }

    @Test
    void rulesThatAreReadLaterKeepToTheSameCalendar() throws IOException {
        String rules = Files.readString(SHIPPED.resolve("rules.yaml"));
        Domain later = DomainFolder.withRules(HEATING.followingCalendar(), "rules.yaml", rules);
        assertFalse(rule(later, "heating.makeup-ratio.leak").season().isOn(Instant.parse("2026-07-15T00:00:00Z")));
        assertEquals(
                HEATING.rules(),
                DomainFolder.withRules(HEATING, "rules.yaml", rules).rules());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "domain.yaml|from: 04-05|from: 02-29|'from' is a day that every year has",
                "domain.yaml|from: 04-05|from: 04-31|'from' is a day that every year has",
                "domain.yaml|from: 04-05|from: April|'from' is a day that every year has",
                "domain.yaml|from: 04-05|from: 11-15|two states begin on the same day",
                "domain.yaml|state: trial|state: shutdown|state 'shutdown' is declared twice",
                "domain.yaml|state: shutdown|state: Shut down|'state' must be small letters",
                "rules.yaml|states: [filling]|states: [fill]|unknown state 'fill'; the calendar in domain.yaml has [season, shutdown",
                "rules.yaml|states: [filling]|states: []|'states' names one state at least",
                "scenarios.yaml|from: 2026-07-15|from: 2026-07-35|'from' is a day like 2026-11-05",
                "rules.yaml|curve: [[-18.3, 120], [5, 92], [21.7, 72]]|curve: [[-18.3, 120], [-20, 92]]|go from the least",
                "rules.yaml|curve: [[-18.3, 120], [5, 92], [21.7, 72]]|curve: [[-18.3, 120], [5]]|a point of a curve is"
            })
    void whatIsWrongIsRefusedWithFileAndLine(String file, String from, String to, String why) throws IOException {
        for (String name : List.of("domain.yaml", "rules.yaml", "scenarios.yaml", "simulation.yaml")) {
            Files.copy(SHIPPED.resolve(name), folder.resolve(name));
        }
        String text = Files.readString(folder.resolve(file));
        int at = text.indexOf(from);
        assertTrue(at > 0, () -> file + " has no " + from);
        int line = (int) text.substring(0, at).lines().count();
        Files.writeString(folder.resolve(file), text.substring(0, at) + to + text.substring(at + from.length()));
        List<Fault> faults = assertThrows(InvalidDomainException.class, () -> DomainFolder.read(folder))
                .faults();
        assertTrue(
                faults.stream().map(Fault::toString).anyMatch(fault -> fault.contains(file) && fault.contains(why)),
                faults::toString);
        assertTrue(
                faults.stream().anyMatch(fault -> Math.abs(fault.line() - line) <= 1), () -> faults + " not " + line);
    }

    @Test
    void aRuleAboutSilenceHasNoStates() throws IOException {
        String rules = Files.readString(SHIPPED.resolve("rules.yaml"))
                .replace("  condition: { kind: absence }", "  states: [season]\n  condition: { kind: absence }");
        InvalidDomainException refused =
                assertThrows(InvalidDomainException.class, () -> DomainFolder.withRules(HEATING, "rules.yaml", rules));
        assertTrue(String.valueOf(refused.getMessage()).contains("a rule about silence has no 'states'"));
    }

    private static Rule rule(Domain domain, String id) {
        return domain.rules().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
