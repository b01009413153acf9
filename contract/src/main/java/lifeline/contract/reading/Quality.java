package lifeline.contract.reading;

import java.util.EnumSet;
import java.util.Set;

/**
 * Grade and marks of a reading, stored with the point as one {@code smallint}, of which every bit is used, the sign as well:
 * bits 0–1 are the {@link Grade}, the bits above are the {@link Mark}s in their order.
 *
 * @param code the bits, never below 0
 */
public record Quality(int code) {
    static final int GRADE_BITS = 2;
    private static final int GRADE_MASK = (1 << GRADE_BITS) - 1;
    private static final int STORED_MASK = 0xffff;
    private static final int HIGHEST = (1 << (GRADE_BITS + Mark.values().length)) - 1;

    /** Good, and nothing to remark. */
    public static final Quality GOOD = new Quality(0);

    public Quality {
        if (code < 0 || code > HIGHEST) {
            throw new IllegalArgumentException("quality code out of range: " + code);
        }
    }

    /** From what the store has. */
    public static Quality ofStored(int number) {
        return new Quality(number & STORED_MASK);
    }

    /** As the store has it; below 0 where the highest mark is set. */
    public short stored() {
        return (short) code;
    }

    public Grade grade() {
        return switch (code & GRADE_MASK) {
            case 0 -> Grade.GOOD;
            case 1 -> Grade.SUSPECT;
            case 2 -> Grade.BAD;
            default -> Grade.SUBSTITUTED;
        };
    }

    public Quality with(Mark mark) {
        return has(mark) ? this : new Quality(code | mark.bit());
    }

    public Quality with(Grade grade) {
        return new Quality((code & ~GRADE_MASK) | grade.code());
    }

    public boolean has(Mark mark) {
        return (code & mark.bit()) != 0;
    }

    /** Whether rules may judge the value. */
    public boolean isJudged() {
        Grade grade = grade();
        return grade == Grade.GOOD || grade == Grade.SUBSTITUTED;
    }

    public Set<Mark> marks() {
        EnumSet<Mark> marks = EnumSet.noneOf(Mark.class);
        for (Mark mark : Mark.values()) {
            if (has(mark)) {
                marks.add(mark);
            }
        }
        return marks;
    }
}
