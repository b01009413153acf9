package lifeline.contract.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Divides a whole number by shares, so that nothing is left over and each gets at least its minimum. */
final class Shares {
    private Shares() {}

    static List<Integer> of(int whole, List<Double> shares, List<Integer> minimums) {
        int free = whole - minimums.stream().mapToInt(Integer::intValue).sum();
        double total = shares.stream().mapToDouble(Double::doubleValue).sum();
        List<Integer> parts = new ArrayList<>();
        List<Double> rests = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            double exact = free * shares.get(i) / total;
            parts.add(minimums.get(i) + (int) exact);
            rests.add(exact - (int) exact);
        }
        int left = whole - parts.stream().mapToInt(Integer::intValue).sum();
        IntStream.range(0, shares.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> -rests.get(i)).thenComparing(i -> i))
                .limit(left)
                .forEach(i -> parts.set(i, parts.get(i) + 1));
        return parts;
    }
}
