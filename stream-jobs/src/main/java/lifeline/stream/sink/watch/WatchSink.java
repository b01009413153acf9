package lifeline.stream.sink.watch;

import java.io.IOException;
import java.util.Map;
import lifeline.contract.clock.CityClock;
import lifeline.stream.listening.Hearing;
import lifeline.stream.operator.seq.SeqGap;
import lifeline.stream.store.StoreAccess;
import lifeline.stream.store.StoreRefusedException;
import lifeline.stream.store.StoreSession;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Writes gaps with each checkpoint, the heartbeat and blind windows every two seconds. To be run by one task. */
public final class WatchSink implements Sink<SeqGap> {
    private static final long serialVersionUID = 1;

    private final StoreAccess access;
    private final String clockSetting;
    private final Hearing hearing;

    /** @param clockSetting the city's time, as in {@link CityClock#SETTING} */
    public WatchSink(StoreAccess access, String clockSetting, Hearing hearing) {
        this.access = access;
        this.clockSetting = clockSetting;
        this.hearing = hearing;
    }

    @Override
    public SinkWriter<SeqGap> createWriter(WriterInitContext context) throws IOException {
        CityClock clock = CityClock.from(Map.of(CityClock.SETTING, clockSetting));
        WatchWriter writer =
                new WatchWriter(new StoreSession(access), clock, context.getProcessingTimeService(), hearing);
        try {
            writer.start();
        } catch (StoreRefusedException e) {
            throw new IOException("the store refuses the heartbeat", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the store", e);
        }
        return writer;
    }
}
