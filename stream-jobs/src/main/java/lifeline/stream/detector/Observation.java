package lifeline.stream.detector;

import lifeline.stream.window.Memory;

/** What is left of a detector's look at a reading: its memory from now on, and what it found. */
public record Observation(Memory memory, Finding finding) {}
