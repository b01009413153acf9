package lifeline.alerts.record;

/**
 * An alert that people found true or false, and how far its value went.
 *
 * @param peak the value that as many of its readings reached as the rule's mildest level asks for; where its readings are not
 *     there any more, or are not what is judged, the farthest its signals told
 */
public record JudgedAlert(boolean isTrue, double peak) {}
