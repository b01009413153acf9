package lifeline.stream.quality;

/** What a reading is to those that came before it. */
public enum Arrival {
    /** Not seen before. */
    NEW,
    /** The same instant and value again: a copy, judged by nothing; the store knows its key and counts it. */
    DUPLICATE,
    /** The same instant with another value: one of them is wrong, and nobody can tell which. */
    CONFLICT
}
