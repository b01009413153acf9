package lifeline.simulators.score.scene;

import java.util.LinkedHashMap;
import java.util.Map;
import lifeline.contract.simulation.Effect;
import lifeline.contract.simulation.FaultModel;
import lifeline.contract.simulation.physics.Hyetograph;

/** Fault models made harder or milder. */
final class Harder {
    private Harder() {}

    /** All that it adds, to values, to the weather and to what physical models are given, {@code factor} times as large. */
    static FaultModel times(FaultModel model, double factor) {
        return new FaultModel(
                model.id(),
                model.title(),
                model.track(),
                model.fleet(),
                model.scope(),
                model.reach(),
                model.within(),
                model.lasts(),
                model.settles(),
                model.report(),
                times(model.effects(), factor),
                new FaultModel.Physical(
                        times(model.physics().changes(), factor),
                        model.physics().moved()),
                times(model.weather(), factor),
                model.hyetograph().map(rain -> times(rain, factor)),
                model.shaking(),
                model.failure());
    }

    /** It rains as long, and {@code factor} times as hard. */
    private static Hyetograph times(Hyetograph rain, double factor) {
        return new Hyetograph(rain.years(), rain.peakAt(), rain.a() * factor, rain.c(), rain.b(), rain.n());
    }

    private static <K> Map<K, Effect> times(Map<K, Effect> effects, double factor) {
        Map<K, Effect> harder = new LinkedHashMap<>();
        effects.forEach((name, effect) ->
                harder.put(name, new Effect(effect.shape(), effect.size() * factor, effect.rise(), effect.fall())));
        return harder;
    }
}
