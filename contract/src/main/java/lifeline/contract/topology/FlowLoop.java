package lifeline.contract.topology;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import lifeline.contract.topology.Connection.Kind;

/** Looks for a way that leads back to where it began. */
final class FlowLoop {
    private FlowLoop() {}

    /** One loop in the direction of flow, by the names of all on it; empty where there is none. */
    static Optional<String> in(Collection<Connection> connections) {
        Map<String, List<String>> next = new TreeMap<>();
        Map<String, Integer> incoming = new HashMap<>();
        for (Connection connection : connections) {
            if (connection.kind() == Kind.FLOWS_TO) {
                next.computeIfAbsent(connection.from(), from -> new ArrayList<>())
                        .add(connection.to());
                next.computeIfAbsent(connection.to(), to -> new ArrayList<>());
                incoming.merge(connection.to(), 1, Integer::sum);
            }
        }
        Deque<String> free = new ArrayDeque<>(next.keySet().stream()
                .filter(asset -> !incoming.containsKey(asset))
                .toList());
        Set<String> left = new LinkedHashSet<>(next.keySet());
        while (!free.isEmpty()) {
            String asset = free.remove();
            left.remove(asset);
            for (String to : next.getOrDefault(asset, List.of())) {
                if (incoming.merge(to, -1, Integer::sum) == 0) {
                    free.add(to);
                }
            }
        }
        return left.isEmpty() ? Optional.empty() : Optional.of(loop(next, left));
    }

    /** Whoever is left has one before it that is left, too: going back from any of them comes round in the end. */
    private static String loop(Map<String, List<String>> next, Set<String> left) {
        Map<String, String> before = new HashMap<>();
        left.forEach(from -> next.getOrDefault(from, List.of()).stream()
                .filter(left::contains)
                .forEach(to -> before.putIfAbsent(to, from)));
        List<String> way = new ArrayList<>();
        String at = left.iterator().next();
        while (!way.contains(at)) {
            way.add(0, at);
            at = before.getOrDefault(at, at);
        }
        List<String> round = new ArrayList<>(way.subList(0, way.indexOf(at) + 1));
        round.add(0, at);
        return String.join(" FLOWS_TO ", round) + ": what flows must not come back to where it was";
    }
}
