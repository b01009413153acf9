package lifeline.stream.sink.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import lifeline.acceptance.store.TimescaleProcess;
import lifeline.contract.signal.Sample;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;
import org.junit.jupiter.api.Test;

/** The signals' own statements on TimescaleDB; here in their package, since they are nobody else's business. */
class SignalTableOnTimescaleIT {
    private static final Instant AT = Instant.parse("2026-03-01T00:00:00.000001Z");

    @Test
    void anEpisodeIsWrittenOnceHoweverOftenItIsTold() throws Exception {
        List<Signal> episode = List.of(signal(SignalKind.RAISE, 0), signal(SignalKind.CLEAR, 1));
        try (TimescaleProcess timescale = TimescaleProcess.start().migrated();
                Connection connection = timescale.connect()) {
            connection.setAutoCommit(false);
            SignalTable table = new SignalTable(connection, AT);

            assertEquals(new SignalTable.Outcome(2, 0, 0), table.write(episode));
            assertEquals(new SignalTable.Outcome(0, 2, 0), table.write(episode));
            connection.commit();
        }
    }

    private static Signal signal(SignalKind kind, int step) {
        return new Signal(
                "gas.methane.leak",
                0,
                "dev-1.methane",
                "gas",
                "well-1",
                "dev-1",
                "methane",
                AT,
                kind,
                Severity.RED,
                step,
                AT.plusSeconds(step),
                AT,
                AT,
                AT,
                60,
                50,
                List.of(new Sample(AT, 60)));
    }
}
