package lifeline.simulators.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test a simulated city of its own: parameters of the types {@link City}, {@link Signals}, {@link Truth} and {@link
 * Broker} are filled in. On a method it stands for the one on its class; nested classes have that of the outer one.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@ExtendWith(CityExtension.class)
public @interface SimulatedCity {
    /** Drawn anew for each test; {@value #SEED_PROPERTY} as a system property repeats one. */
    long DRAWN = Long.MIN_VALUE;

    /** System property with the seed of a test that failed. */
    String SEED_PROPERTY = "lifeline.seed";

    /** For {@link #start}: the time of day, for a consumer that compares what devices tell with its own clock. */
    String NOW = "now";

    /** How many devices there are, shared out over all domains. */
    int devices() default 50;

    /** The same seed and start give the same values. Where it is left out it is {@link #DRAWN}, and told when a test fails. */
    long seed() default DRAWN;

    /** What happens without being asked for: a play of the domains' {@code simulation.yaml}. */
    String scenario() default "quiet";

    /** The instant the city begins at, ISO 8601, or {@link #NOW}. */
    String start() default "2026-11-22T00:00:00Z";
}
