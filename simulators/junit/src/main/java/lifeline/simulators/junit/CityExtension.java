package lifeline.simulators.junit;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import lifeline.simulators.junit.broker.BrokerPool;
import lifeline.simulators.junit.run.VirtualCity;
import lifeline.simulators.junit.signal.Signals;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives tests their city, see {@link SimulatedCity}. The brokers end with the run of all tests, all else with each test. */
final class CityExtension implements ParameterResolver, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(CityExtension.class);

    private static final Map<Class<?>, BiFunction<CityInTest, ExtensionContext, Object>> GIVEN = Map.of(
            City.class, (city, context) -> city.city(),
            Signals.class, (city, context) -> city.signals(),
            Truth.class, (city, context) -> city.truth(),
            Broker.class, (city, context) -> city.broker(brokers(context)));

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return GIVEN.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return Objects.requireNonNull(GIVEN.get(type)).apply(city(context), context);
    }

    /** The test's own, unless its class has asked for one before. */
    private static CityInTest city(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(CityInTest.class, type -> new CityInTest(setting(context)), CityInTest.class);
    }

    private static BrokerPool brokers(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(BrokerPool.class, type -> new BrokerPool(), BrokerPool.class);
    }

    /** A test that failed tells the city it failed in, so that the same can be had again. */
    @Override
    public void afterEach(ExtensionContext context) {
        CityInTest city = context.getStore(NAMESPACE).get(CityInTest.class, CityInTest.class);
        if (city != null) {
            context.getExecutionException().ifPresent(failure -> {
                failure.addSuppressed(new FailedInCity(city.city()));
                context.publishReportEntry("city", city.city().toString());
            });
        }
    }

    /** No failure of its own: says which city a test failed in. */
    private static final class FailedInCity extends RuntimeException {
        private static final long serialVersionUID = 1;

        FailedInCity(City city) {
            super("it failed in the city of " + city + "; -D" + SimulatedCity.SEED_PROPERTY + '=' + city.seed()
                    + " draws the same seed again");
            setStackTrace(new StackTraceElement[0]);
        }
    }

    private static VirtualCity.Setting setting(ExtensionContext context) {
        SimulatedCity asked = asked(context)
                .orElseThrow(() -> new ExtensionConfigurationException("there is no @SimulatedCity on the test"));
        return new VirtualCity.Setting(asked.devices(), seed(asked), asked.scenario(), start(asked));
    }

    private static Optional<SimulatedCity> asked(ExtensionContext context) {
        return context.getTestMethod()
                .flatMap(method -> AnnotationSupport.findAnnotation(method, SimulatedCity.class))
                .or(() -> AnnotationSupport.findAnnotation(
                        context.getRequiredTestClass(), SimulatedCity.class, context.getEnclosingTestClasses()));
    }

    private static long seed(SimulatedCity asked) {
        if (asked.seed() != SimulatedCity.DRAWN) {
            return asked.seed();
        }
        Long repeated = Long.getLong(SimulatedCity.SEED_PROPERTY);
        return repeated == null ? ThreadLocalRandom.current().nextLong(1, 1_000_000_000) : repeated;
    }

    private static Instant start(SimulatedCity asked) {
        if (asked.start().equals(SimulatedCity.NOW)) {
            return Instant.now();
        }
        try {
            return Instant.parse(asked.start());
        } catch (DateTimeParseException e) {
            throw new ExtensionConfigurationException(
                    "start must be an instant as 2026-11-22T00:00:00Z, or now; was: " + asked.start(), e);
        }
    }
}
