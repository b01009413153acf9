package lifeline.simulators.physics.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Solves symmetric positive definite systems of one pattern, again and again: L·D·Lᵀ in an order of least degree, found once
 * together with the place of every product, so that factoring is one pass over an array.
 */
final class SparseCholesky {
    private final int size;
    private final int[] position;
    private final int[] start;
    private final int[] rows;
    private final int[] targets;
    private final int[] places;
    private final double[] diagonal;
    private final double[] lower;
    private final double[] work;

    /** @param edges pairs of unknowns with an entry off the diagonal; the same pair may come twice */
    SparseCholesky(int size, int[][] edges) {
        this.size = size;
        this.position = new int[size];
        List<int[]> columns = eliminated(edges);
        this.start = new int[size + 1];
        for (int column = 0; column < size; column++) {
            start[column + 1] = start[column] + columns.get(column).length;
        }
        this.rows = new int[start[size]];
        Map<Long, Integer> where = new HashMap<>();
        for (int column = 0; column < size; column++) {
            int[] below = Arrays.stream(columns.get(column))
                    .map(node -> position[node])
                    .sorted()
                    .toArray();
            for (int i = 0; i < below.length; i++) {
                rows[start[column] + i] = below[i];
                where.put(key(column, below[i]), start[column] + i);
            }
        }
        this.targets = targets(where);
        this.places = new int[edges.length];
        for (int edge = 0; edge < edges.length; edge++) {
            places[edge] = place(where, position[edges[edge][0]], position[edges[edge][1]]);
        }
        this.diagonal = new double[size];
        this.lower = new double[rows.length];
        this.work = new double[size];
    }

    /** The unknowns in an order of least degree; for each those left that it is tied to. */
    private List<int[]> eliminated(int[][] edges) {
        BitSet[] tied = new BitSet[size];
        Arrays.setAll(tied, node -> new BitSet(size));
        for (int[] edge : edges) {
            tied[edge[0]].set(edge[1]);
            tied[edge[1]].set(edge[0]);
        }
        BitSet left = new BitSet(size);
        left.set(0, size);
        List<int[]> columns = new ArrayList<>();
        while (!left.isEmpty()) {
            int least = left.stream()
                    .reduce((one, other) -> tied[other].cardinality() < tied[one].cardinality() ? other : one)
                    .orElseThrow();
            int[] others = tied[least].stream().toArray();
            position[least] = columns.size();
            columns.add(others);
            left.clear(least);
            for (int other : others) {
                tied[other].or(tied[least]);
                tied[other].clear(other);
                tied[other].clear(least);
            }
        }
        return columns;
    }

    /** Where the product of each two entries of a column goes, in the order in which {@link #factor} makes them. */
    private int[] targets(Map<Long, Integer> where) {
        int[] found = new int[16];
        int count = 0;
        for (int column = 0; column < size; column++) {
            for (int i = start[column]; i < start[column + 1]; i++) {
                for (int j = i + 1; j < start[column + 1]; j++) {
                    found = count == found.length ? Arrays.copyOf(found, count * 2) : found;
                    found[count++] = place(where, rows[i], rows[j]);
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static int place(Map<Long, Integer> where, int one, int other) {
        Integer place = where.get(key(Math.min(one, other), Math.max(one, other)));
        if (place == null) {
            throw new IllegalStateException("no place for " + one + ", " + other);
        }
        return place;
    }

    private static long key(int column, int row) {
        return ((long) column << 32) | row;
    }

    /** Begins a new matrix of zeros. */
    void clear() {
        Arrays.fill(diagonal, 0);
        Arrays.fill(lower, 0);
    }

    void addDiagonal(int unknown, double value) {
        diagonal[position[unknown]] += value;
    }

    /** Adds to the entry of an edge, by its place among those given to the constructor. */
    void addEdge(int edge, double value) {
        lower[places[edge]] += value;
    }

    /** Factors what was added, in place; false when the matrix is not positive definite. */
    boolean factor() {
        int next = 0;
        for (int column = 0; column < size; column++) {
            double pivot = diagonal[column];
            if (!(pivot > 0)) {
                return false;
            }
            int end = start[column + 1];
            for (int i = start[column]; i < end; i++) {
                double scaled = lower[i] / pivot;
                diagonal[rows[i]] -= scaled * lower[i];
                for (int j = i + 1; j < end; j++) {
                    lower[targets[next++]] -= scaled * lower[j];
                }
                lower[i] = scaled;
            }
        }
        return true;
    }

    /** Turns the right-hand side into the solution. */
    void solve(double[] values) {
        for (int unknown = 0; unknown < size; unknown++) {
            work[position[unknown]] = values[unknown];
        }
        for (int column = 0; column < size; column++) {
            for (int i = start[column]; i < start[column + 1]; i++) {
                work[rows[i]] -= lower[i] * work[column];
            }
        }
        for (int column = size - 1; column >= 0; column--) {
            double sum = work[column] / diagonal[column];
            for (int i = start[column]; i < start[column + 1]; i++) {
                sum -= lower[i] * work[rows[i]];
            }
            work[column] = sum;
        }
        for (int unknown = 0; unknown < size; unknown++) {
            values[unknown] = work[position[unknown]];
        }
    }
}
