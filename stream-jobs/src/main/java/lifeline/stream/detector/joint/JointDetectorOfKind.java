package lifeline.stream.detector.joint;

import java.util.List;
import java.util.stream.IntStream;
import lifeline.contract.rule.Input;
import lifeline.contract.rule.JointCondition;
import lifeline.contract.rule.Rule;
import lifeline.stream.detector.Limits;
import lifeline.stream.detector.joint.group.GroupDetector;
import lifeline.stream.window.Micros;

/** The detector of each kind of joint condition. */
record JointDetectorOfKind(Rule rule) implements JointCondition.JointCases<JointDetector> {
    @Override
    public JointDetector balance(JointCondition.Balance balance) {
        return new BalanceDetector(
                limits(),
                balance.measure(),
                index(balance.inputs(), balance.first()),
                index(balance.inputs(), balance.second()),
                index(balance.inputs(), rule.quantity()),
                balance.least(),
                balance.curve());
    }

    @Override
    public JointDetector residual(JointCondition.Residual residual) {
        int judged = index(residual.inputs(), rule.quantity());
        return new ResidualDetector(limits(), residual, judged, drivers(residual, judged));
    }

    private static int[] drivers(JointCondition condition, int judged) {
        return IntStream.range(0, condition.inputs().size())
                .filter(input -> input != judged)
                .toArray();
    }

    @Override
    public JointDetector combination(JointCondition.Combination combination) {
        List<SignWatch> signs = combination.signs().stream()
                .map(sign -> {
                    int input = index(combination.inputs(), sign.quantity());
                    return new SignWatch(
                            sign,
                            input,
                            Micros.of(combination.inputs().get(input).fresh()));
                })
                .toList();
        return new CombinationDetector(limits(), signs, Micros.of(combination.within()), combination.counting());
    }

    @Override
    public JointDetector group(JointCondition.Group group) {
        return new GroupDetector(limits(), group.learning());
    }

    @Override
    public JointDetector neighbours(JointCondition.Neighbours neighbours) {
        return new NeighboursDetector(limits());
    }

    @Override
    public JointDetector several(JointCondition.Several several) {
        return new SeveralDetector(
                limits(), several.sensors(), Micros.of(several.within()), Micros.of(several.along()));
    }

    @Override
    public JointDetector growth(JointCondition.Growth growth) {
        int judged = index(growth.inputs(), rule.quantity());
        return new GrowthDetector(limits(), growth, judged, drivers(growth, judged));
    }

    private Limits limits() {
        return new Limits(rule.condition().direction(), rule.levels());
    }

    private static int index(List<Input> inputs, String quantity) {
        return IntStream.range(0, inputs.size())
                .filter(input -> inputs.get(input).quantity().equals(quantity))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + quantity + "' is no input"));
    }
}
