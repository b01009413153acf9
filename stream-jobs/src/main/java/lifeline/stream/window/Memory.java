package lifeline.stream.window;

/** What a detector keeps of a sensor from one reading to the next. Immutable. */
public sealed interface Memory permits SampleWindow, Numbers {

    /** What is left of it when the sensor's device begins to tell earlier times. */
    Memory goneBack();
}
