package lifeline.alerts.incident;

import java.time.Instant;
import java.util.Comparator;

/**
 * The alerts of one rule within an incident.
 *
 * @param firstAt when the first of their conditions began
 * @param lead the gravest of them; of several the one that went farthest, then the earliest
 */
record Front(String rule, Layer layer, Instant firstAt, Member lead, int alerts) {
    private static final Comparator<Member> GRAVER = Comparator.comparing(Member::severity)
            .reversed()
            .thenComparing(Comparator.comparingDouble(Member::strength).reversed())
            .thenComparing(Member::beganAt)
            .thenComparingLong(Member::alert);

    static Front of(Member member) {
        return new Front(member.rule(), member.layer(), member.beganAt(), member, 1);
    }

    Front with(Front other) {
        return new Front(rule, layer, earlier(other.firstAt), graver(other.lead), alerts + other.alerts);
    }

    /** News of one of its alerts. */
    Front told(Member member) {
        Member known = lead.alert() == member.alert() ? member : graver(member);
        return new Front(rule, layer, earlier(member.beganAt()), known, alerts);
    }

    private Instant earlier(Instant other) {
        return other.isBefore(firstAt) ? other : firstAt;
    }

    private Member graver(Member other) {
        return GRAVER.compare(lead, other) <= 0 ? lead : other;
    }
}
