package lifeline.contract.rule;

import java.util.Optional;

/**
 * A rule of a version that judges in shadow, beside the rules in force: what it says is written down, and nobody is paged for
 * it. Its id is {@code gas.methane.leak~7}; no other rule's id has a {@code ~}.
 *
 * @param rule the id it has in its version
 */
public record ShadowRule(String rule, int version) {
    private static final char MARK = '~';

    /** What {@code id} names; empty where that is a rule in force. */
    public static Optional<ShadowRule> of(String id) {
        int mark = id.indexOf(MARK);
        return mark < 0
                ? Optional.empty()
                : Optional.of(new ShadowRule(id.substring(0, mark), Integer.parseInt(id.substring(mark + 1))));
    }

    public static boolean isShadow(String id) {
        return id.indexOf(MARK) >= 0;
    }

    public String id() {
        return rule + MARK + version;
    }
}
