package lifeline.contract.topology;

/**
 * What ties two assets to one another.
 *
 * @param from the asset it begins at; of {@link Kind#FLOWS_TO} the one upstream
 * @param metres how long the way is
 */
public record Connection(String from, String to, Kind kind, double metres) {
    /** In which way. */
    public enum Kind {
        /** What flows through the one comes to the other next. */
        FLOWS_TO,
        /** They lie beside one another, along the same road. */
        BESIDE,
        /** Their ways cross here. */
        CROSSES
    }

    @Override
    public String toString() {
        return from + " " + kind + " " + to;
    }
}
