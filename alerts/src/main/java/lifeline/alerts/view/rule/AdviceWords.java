package lifeline.alerts.view.rule;

import java.math.BigDecimal;
import lifeline.alerts.record.Advice;
import lifeline.contract.domain.Text;

/** Advice in words. */
final class AdviceWords {
    private AdviceWords() {}

    static Text of(Advice.Statement statement, Advice advice, String unit) {
        String value = number(statement.threshold()) + (unit.isEmpty() || unit.equals("1") ? "" : " " + unit);
        boolean isAll = statement.kept() == advice.trueOnes();
        String keptZh = isAll
                ? "全部 " + advice.trueOnes() + " 起真实报警"
                : advice.trueOnes() + " 起真实报警中的 " + statement.kept() + " 起";
        String keptEn = isAll
                ? (advice.trueOnes() == 1 ? "the only true alert" : "all " + advice.trueOnes() + " true alerts")
                : statement.kept() + " of " + advice.trueOnes() + " true alerts";
        return new Text(
                "若阈值为 " + value + "，" + keptZh + "仍会报出，" + advice.falseOnes() + " 起误报会少 " + statement.dropped() + " 起",
                value + " would have kept " + keptEn + " and dropped " + statement.dropped() + " of "
                        + advice.falseOnes() + " false ones");
    }

    static Text few(Advice advice) {
        return new Text(
                "样本少：只有 " + advice.trueOnes() + " 起真实、" + advice.falseOnes() + " 起误报的研判，仅供参考",
                "few cases: this rests on " + advice.trueOnes() + " true and " + advice.falseOnes()
                        + " false alerts only");
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
