package lifeline.alerts;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import lifeline.alerts.access.login.LoginThrottle;
import lifeline.alerts.noise.NoiseGate;
import lifeline.alerts.page.carry.Carriers;
import lifeline.alerts.page.carry.MeteredCarrier;
import lifeline.alerts.page.carry.Secrets;
import lifeline.alerts.page.outbox.Carrier;
import lifeline.contract.clock.CityClock;
import lifeline.contract.domain.Catalogue;

/** What the parts of the service are given: settings, the city's clock, the catalogue. */
public final class Parts {
    @Produces
    @Singleton
    Settings settings() {
        return Settings.from(System.getenv());
    }

    @Produces
    @Singleton
    CityClock clock(Settings settings) {
        return settings.clock();
    }

    @Produces
    @Singleton
    NoiseGate noise(Settings settings) {
        return new NoiseGate(settings.noise());
    }

    @Produces
    @Singleton
    Catalogue catalogue(Settings settings) {
        return Catalogue.load().warning(settings.warning());
    }

    @Produces
    @Singleton
    Secrets secrets(Settings settings) {
        return new Secrets(settings.paging().secrets(), System.getenv());
    }

    @Produces
    @Singleton
    Carrier carrier(Settings settings, Vertx vertx, Secrets secrets, MeterRegistry registry) {
        return new MeteredCarrier(Carriers.of(settings.paging(), vertx, secrets), registry);
    }

    @Produces
    @Singleton
    LoginThrottle throttle() {
        return new LoginThrottle();
    }
}
