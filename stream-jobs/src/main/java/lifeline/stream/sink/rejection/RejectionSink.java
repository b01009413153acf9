package lifeline.stream.sink.rejection;

import java.io.IOException;
import lifeline.ingest.validation.Rejection;
import lifeline.stream.store.StoreAccess;
import lifeline.stream.store.StoreRefusedException;
import lifeline.stream.store.StoreSession;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Writes rejections at every checkpoint, so that a restart counts few of them twice. */
public final class RejectionSink implements Sink<Rejection> {
    private static final long serialVersionUID = 1;
    private static final int MOST_KEPT = 1000;

    private final StoreAccess access;

    public RejectionSink(StoreAccess access) {
        this.access = access;
    }

    @Override
    public SinkWriter<Rejection> createWriter(WriterInitContext context) {
        return new Writer(new StoreSession(access));
    }

    private static final class Writer implements SinkWriter<Rejection> {
        private final StoreSession session;
        private final RejectionBook book = new RejectionBook();

        Writer(StoreSession session) {
            this.session = session;
        }

        @Override
        public void write(Rejection rejection, Context context) throws IOException, InterruptedException {
            book.add(rejection);
            if (book.size() >= MOST_KEPT) {
                flush(false);
            }
        }

        @Override
        public void flush(boolean endOfInput) throws IOException, InterruptedException {
            try {
                book.flush(session);
            } catch (StoreRefusedException e) {
                throw new IOException("the store refuses counts of rejections", e);
            }
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
