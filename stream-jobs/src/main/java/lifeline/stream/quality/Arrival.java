package lifeline.stream.quality;

/** What a reading is to those that came before it. */
public enum Arrival {
    /** Not seen before. */
    NEW,
    /** The same instant and value again: a copy, dropped and counted. */
    DUPLICATE,
    /** The same instant with another value: one of them is wrong, and nobody can tell which. */
    CONFLICT
}
