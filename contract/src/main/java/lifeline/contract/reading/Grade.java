package lifeline.contract.reading;

/** How far a value may be trusted. Only {@link #GOOD} and {@link #SUBSTITUTED} values are judged by rules. */
public enum Grade {
    GOOD(0),
    SUSPECT(1),
    BAD(2),
    SUBSTITUTED(3);

    private final int code;

    Grade(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
