package lifeline.alerts;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import lifeline.alerts.access.login.Accounts;
import lifeline.alerts.call.Calling;
import lifeline.alerts.cycle.CycleWatch;
import lifeline.alerts.exercise.ExerciseWatch;
import lifeline.alerts.incident.follow.IncidentFollower;
import lifeline.alerts.intake.Intake;
import lifeline.alerts.live.AuditTail;
import lifeline.alerts.page.outbox.Sending;
import lifeline.alerts.rule.current.CurrentRules;
import lifeline.alerts.store.StoreGate;
import lifeline.alerts.watch.SelfWatch;
import lifeline.alerts.watch.stage.StageWatch;
import lifeline.alerts.waveform.Snapshots;
import lifeline.contract.process.ParentWatch;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/** The running service, from the store's first answer to the end of the process. */
public final class Service implements QuarkusApplication {
    private static final Logger LOG = Logger.getLogger(Service.class);

    private final Settings settings;
    private final StoreGate store;
    private final Accounts accounts;
    private final Intake intake;
    private final AuditTail tail;
    private final Snapshots snapshots;
    private final SelfWatch watch;
    private final ExerciseWatch exercises;
    private final CurrentRules rules;
    private final IncidentFollower incidents;
    private final Calling calling;
    private final CycleWatch cycle;
    private final Sending sending;
    private final StageWatch stages;

    @Inject
    public Service(
            Settings settings,
            StoreGate store,
            Accounts accounts,
            Intake intake,
            AuditTail tail,
            Snapshots snapshots,
            SelfWatch watch,
            ExerciseWatch exercises,
            CurrentRules rules,
            IncidentFollower incidents,
            Calling calling,
            CycleWatch cycle,
            Sending sending,
            StageWatch stages) {
        this.settings = settings;
        this.store = store;
        this.accounts = accounts;
        this.intake = intake;
        this.tail = tail;
        this.snapshots = snapshots;
        this.watch = watch;
        this.exercises = exercises;
        this.rules = rules;
        this.incidents = incidents;
        this.calling = calling;
        this.cycle = cycle;
        this.sending = sending;
        this.stages = stages;
    }

    @Override
    public int run(String... arguments) {
        try {
            store.await();
        } catch (IllegalStateException e) {
            LOG.error(e.getMessage());
            return 1;
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("url", url());
        accounts.makeFirst()
                .ifPresent(
                        first -> facts.put("firstLogin", Map.of("user", first.user(), "password", first.password())));
        rules.start();
        intake.start();
        tail.start();
        snapshots.start();
        watch.start();
        exercises.start();
        incidents.start();
        calling.start();
        cycle.start();
        sending.start();
        stages.start();
        ParentWatch.ready(facts);
        Quarkus.waitForExit();
        intake.close();
        tail.close();
        snapshots.close();
        watch.close();
        exercises.close();
        incidents.close();
        calling.close();
        cycle.close();
        stages.close();
        sending.close();
        rules.close();
        return 0;
    }

    private String url() {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
        String host = settings.httpHost().contains(":") ? "[" + settings.httpHost() + "]" : settings.httpHost();
        return "http://" + host + ":" + port;
    }
}
