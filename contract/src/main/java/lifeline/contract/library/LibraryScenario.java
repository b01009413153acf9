package lifeline.contract.library;

import java.util.List;
import java.util.Optional;
import lifeline.contract.domain.Text;

/**
 * Something that happens to a city, and what a good system says of it.
 *
 * @param breaks what goes wrong, in the file's order; a later one may lie near an earlier one
 * @param expect what must be said; empty when nothing at all may be said of it
 * @param may rules that may speak besides, anywhere in the city, and are neither asked for nor held against anybody
 * @param silent rules that must not speak of it, though it touches what they judge
 * @param dry whether no rain falls but what breaks brings: what is told of water without rain is told then only
 */
public record LibraryScenario(
        String id,
        Text title,
        List<Break> breaks,
        List<Expected> expect,
        List<String> may,
        List<String> silent,
        boolean dry) {
    public LibraryScenario {
        breaks = List.copyOf(breaks);
        expect = List.copyOf(expect);
        may = List.copyOf(may);
        silent = List.copyOf(silent);
    }

    /** Whether nothing may be said. */
    public boolean mustStaySilent() {
        return expect.isEmpty();
    }

    /** Whether it goes from one domain into another. */
    public boolean isChain() {
        return breaks.stream().map(Break::domain).distinct().count() > 1;
    }

    /** Whether windows of work must be declared for it. */
    public boolean hasWork() {
        return breaks.stream().anyMatch(broken -> broken.work().isPresent());
    }

    /** What must be said of one of the breaks. */
    public List<Expected> expectedOf(Break broken) {
        return expect.stream()
                .filter(expected -> expected.of().equals(broken.id()))
                .toList();
    }

    /** What the size of a break is measured by: the first rule expected of it. */
    public Optional<String> measuredBy(Break broken) {
        return expectedOf(broken).stream().map(Expected::rule).findFirst();
    }
}
