package lifeline.alerts.noise;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A regular expression that matches a whole text, in time that grows with its length times the text's, whatever either
 * says: it is run as a set of states, never by trying. It knows literals, {@code . [a-z] [^a-z] \d \w \s}, {@code ( ) |}
 * and {@code * + ? {n} {n,} {n,m}}.
 */
public final class LinearPattern {
    private final String text;
    private final List<Step> program;

    /** Where a run may go on: over a character that is accepted, or at once to {@code next} and {@code other}. */
    record Step(IntPredicate accepts, boolean isCharacter, int next, int other) {
        static Step over(IntPredicate accepts) {
            return new Step(accepts, true, 1, 1);
        }

        static Step fork(int next, int other) {
            return new Step(character -> false, false, next, other);
        }
    }

    private LinearPattern(String text, List<Step> program) {
        this.text = text;
        this.program = program;
    }

    /** @throws IllegalArgumentException saying what is wrong with it */
    public static LinearPattern of(String text) {
        return new LinearPattern(text, new PatternReader(text).read());
    }

    /** Whether all of {@code input} matches. */
    public boolean matches(String input) {
        BitSet at = new BitSet(program.size() + 1);
        reach(0, at);
        for (int i = 0; i < input.length() && !at.isEmpty(); ) {
            int character = input.codePointAt(i);
            i += Character.charCount(character);
            BitSet next = new BitSet(program.size() + 1);
            for (int state = at.nextSetBit(0); state >= 0; state = at.nextSetBit(state + 1)) {
                if (state < program.size() && program.get(state).accepts().test(character)) {
                    reach(state + 1, next);
                }
            }
            at = next;
        }
        return at.get(program.size());
    }

    /** All states that are reached from one without a character. */
    private void reach(int from, BitSet reached) {
        Deque<Integer> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            int state = open.pop();
            if (reached.get(state)) {
                continue;
            }
            reached.set(state);
            if (state < program.size() && !program.get(state).isCharacter()) {
                open.push(state + program.get(state).next());
                open.push(state + program.get(state).other());
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinearPattern pattern && pattern.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    /** Reads a pattern by descent; what it returns jumps relatively, so that parts are put together by joining them. */
    private static final class PatternReader {
        private static final int LONGEST = 200;
        private static final int MOST_STEPS = 2000;
        private static final int DEEPEST = 20;

        private final String text;
        private int at;
        private int depth;

        PatternReader(String text) {
            this.text = text;
        }

        List<Step> read() {
            if (text.length() > LONGEST) {
                throw fault("is longer than " + LONGEST + " characters");
            }
            List<Step> all = either();
            if (at < text.length()) {
                throw fault("has a ) too many");
            }
            return all;
        }

        private List<Step> either() {
            List<Step> left = row();
            while (accept('|')) {
                List<Step> right = row();
                List<Step> both = new ArrayList<>();
                both.add(Step.fork(1, left.size() + 2));
                both.addAll(left);
                both.add(Step.fork(right.size() + 1, right.size() + 1));
                both.addAll(right);
                left = checked(both);
            }
            return left;
        }

        private List<Step> row() {
            List<Step> row = new ArrayList<>();
            while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
                row.addAll(repeated(one()));
                checked(row);
            }
            return row;
        }

        private List<Step> repeated(List<Step> one) {
            if (accept('*')) {
                return any(one);
            }
            if (accept('+')) {
                return times(one, 1, -1);
            }
            if (accept('?')) {
                return times(one, 0, 1);
            }
            if (accept('{')) {
                int least = number();
                int most = accept(',') ? text.startsWith("}", at) ? -1 : number() : least;
                if (!accept('}') || (most >= 0 && most < least)) {
                    throw fault("has a wrong {n,m}");
                }
                return times(one, least, most);
            }
            return one;
        }

        private List<Step> any(List<Step> one) {
            List<Step> any = new ArrayList<>();
            any.add(Step.fork(1, one.size() + 2));
            any.addAll(one);
            any.add(Step.fork(-one.size() - 1, -one.size() - 1));
            return any;
        }

        private List<Step> times(List<Step> one, int least, int most) {
            List<Step> all = new ArrayList<>();
            for (int i = 0; i < least; i++) {
                checked(all).addAll(one);
            }
            for (int i = least; i < most; i++) {
                checked(all).add(Step.fork(1, one.size() + 1));
                all.addAll(one);
            }
            if (most < 0) {
                all.addAll(any(one));
            }
            return checked(all);
        }

        private List<Step> one() {
            char character = text.charAt(at++);
            return switch (character) {
                case '(' -> group();
                case '[' -> List.of(Step.over(set()));
                case '.' -> List.of(Step.over(any -> true));
                case '\\' -> List.of(Step.over(escaped()));
                case '*', '+', '?', '{', '}', ']', '^', '$' ->
                    throw fault("has a " + character + " where it means nothing; whole texts are matched");
                default -> {
                    at--;
                    int whole = codePoint();
                    yield List.of(Step.over(other -> other == whole));
                }
            };
        }

        private List<Step> group() {
            if (text.startsWith("?:", at)) {
                at += 2;
            }
            if (++depth > DEEPEST) {
                throw fault("is nested more than " + DEEPEST + " deep");
            }
            List<Step> inner = either();
            depth--;
            if (!accept(')')) {
                throw fault("lacks a )");
            }
            return inner;
        }

        private IntPredicate set() {
            boolean isNot = accept('^');
            IntPredicate all = character -> false;
            while (!text.startsWith("]", at)) {
                if (at >= text.length()) {
                    throw fault("lacks a ]");
                }
                boolean isEscaped = accept('\\');
                if (isEscaped && at < text.length() && "dws".indexOf(text.charAt(at)) >= 0) {
                    all = all.or(escaped());
                    continue;
                }
                int from = codePoint();
                int to = from;
                if (text.startsWith("-", at) && !text.startsWith("-]", at)) {
                    at++;
                    accept('\\');
                    to = codePoint();
                }
                int last = to;
                if (last < from) {
                    throw fault("has a range that ends before it begins");
                }
                all = all.or(character -> character >= from && character <= last);
            }
            at++;
            return isNot ? all.negate() : all;
        }

        private IntPredicate escaped() {
            int character = codePoint();
            return switch (character) {
                case 'd' -> other -> other >= '0' && other <= '9';
                case 'w' -> other -> other < 128 && (Character.isLetterOrDigit(other) || other == '_');
                case 's' -> other -> other == ' ' || (other >= '\t' && other <= '\r');
                default -> {
                    if (character < 128 && Character.isLetterOrDigit(character)) {
                        throw fault("has \\" + Character.toString(character) + ", which is not known here");
                    }
                    yield other -> other == character;
                }
            };
        }

        private int codePoint() {
            if (at >= text.length()) {
                throw fault("ends too early");
            }
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            return character;
        }

        private int number() {
            int from = at;
            while (at < text.length() && at - from < 4 && Character.isDigit(text.charAt(at))) {
                at++;
            }
            if (from == at) {
                throw fault("has a wrong {n,m}");
            }
            return Integer.parseInt(text.substring(from, at));
        }

        private boolean accept(char character) {
            boolean isThere = at < text.length() && text.charAt(at) == character;
            at += isThere ? 1 : 0;
            return isThere;
        }

        private List<Step> checked(List<Step> steps) {
            if (steps.size() > MOST_STEPS) {
                throw fault("grows beyond " + MOST_STEPS + " steps");
            }
            return steps;
        }

        private IllegalArgumentException fault(String what) {
            return new IllegalArgumentException("the regular expression '" + text + "' " + what);
        }
    }
}
