package lifeline.alerts.incident;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.topology.Site;

/**
 * Remembers where which incident was seen, so that who comes next need not look at all alerts. Of each square of the city, each
 * asset and the things that reach far only the newest few are kept, and for an asset one of each incident, layer and rule.
 */
final class Surroundings {
    private static final double METRES_A_DEGREE = 111_195;
    private static final int IN_A_SQUARE = 64;
    private static final int AT_AN_ASSET = 16;
    private static final int FAR_REACHING = 256;
    private static final int ALL = 20_000;

    private final double metres;
    private final Map<Long, Map<String, Witness>> squares = new HashMap<>();
    private final Map<String, Map<String, Witness>> assets = new HashMap<>();
    private final Map<String, Witness> farReaching = new LinkedHashMap<>();
    private final Map<Long, Witness> byAlert = new HashMap<>();
    private final Deque<Witness> byAge = new ArrayDeque<>();

    /** An alert of an incident and where it is. It is told news by replacing its member. */
    static final class Witness {
        private final Incident incident;
        private final Optional<Site> site;
        private Member member;

        Witness(Incident incident, Member member, Optional<Site> site) {
            this.incident = incident;
            this.member = member;
            this.site = site;
        }

        Incident incident() {
            return incident.whole();
        }

        Member member() {
            return member;
        }

        Optional<Site> site() {
            return site;
        }

        private String key() {
            return incident.id() + " " + member.asset() + " " + member.rule();
        }
    }

    /** @param metres width of a square: what lies within it of a place is in the squares around that */
    Surroundings(double metres) {
        this.metres = metres;
    }

    void remember(Witness witness, boolean reachesFar) {
        witness.site()
                .ifPresent(site -> put(
                        squares.computeIfAbsent(square(site, 0, 0), square -> new LinkedHashMap<>()),
                        witness,
                        IN_A_SQUARE));
        put(assets.computeIfAbsent(witness.member().asset(), asset -> new LinkedHashMap<>()), witness, AT_AN_ASSET);
        if (reachesFar) {
            put(farReaching, witness, FAR_REACHING);
        }
        byAlert.put(witness.member().alert(), witness);
        byAge.addLast(witness);
        if (byAge.size() > ALL) {
            forget(byAge.removeFirst());
        }
    }

    private static void put(Map<String, Witness> some, Witness witness, int most) {
        some.remove(witness.key());
        some.put(witness.key(), witness);
        if (some.size() > most) {
            Iterator<String> oldest = some.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** News of an alert; empty when it has been forgotten. */
    Optional<Incident> tell(Member member) {
        Witness witness = byAlert.get(member.alert());
        if (witness == null) {
            return Optional.empty();
        }
        witness.member = member;
        return Optional.of(witness.incident());
    }

    List<Witness> at(String asset) {
        return List.copyOf(assets.getOrDefault(asset, Map.of()).values());
    }

    /** Those in the squares around a place: all within the width of a square, and some beyond it. */
    List<Witness> around(Site site) {
        List<Witness> found = new ArrayList<>();
        for (int east = -1; east <= 1; east++) {
            for (int north = -1; north <= 1; north++) {
                found.addAll(squares.getOrDefault(square(site, east, north), Map.of())
                        .values());
            }
        }
        return found;
    }

    List<Witness> farReaching() {
        return List.copyOf(farReaching.values());
    }

    /** Forgets who was told of before {@code then}. */
    void forgetBefore(Instant then) {
        while (!byAge.isEmpty() && byAge.getFirst().member().toldAt().isBefore(then)) {
            forget(byAge.removeFirst());
        }
    }

    int size() {
        return byAge.size();
    }

    private void forget(Witness witness) {
        byAlert.remove(witness.member().alert(), witness);
        witness.site().ifPresent(site -> remove(squares, square(site, 0, 0), witness));
        remove(assets, witness.member().asset(), witness);
        farReaching.remove(witness.key(), witness);
    }

    private static <K> void remove(Map<K, Map<String, Witness>> places, K place, Witness witness) {
        Map<String, Witness> there = places.get(place);
        if (there != null && there.remove(witness.key(), witness) && there.isEmpty()) {
            places.remove(place);
        }
    }

    /** Wide enough up to 60 degrees north. */
    private long square(Site site, int east, int north) {
        long row = (long) Math.floor(site.latitude() * METRES_A_DEGREE / metres) + north;
        long column = (long) Math.floor(site.longitude() * METRES_A_DEGREE / 2 / metres) + east;
        return row * 1_000_000_000L + column;
    }
}
