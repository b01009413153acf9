package lifeline.alerts.page;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * A message for one person over one channel, as it is put into the outbox. There is one for each alert, transition, person and
 * channel, however often it is put.
 *
 * @param alert its number; empty for what is about no alert
 * @param transition what is told of the alert, such as {@code ORANGE/1}: the same word is told once
 * @param person empty where the receiver is no person
 * @param channel its id
 * @param address where on that channel; may be empty
 * @param urgency 4 red, 3 orange, 2 yellow, 1 blue, 0 anything else
 * @param goodFor how long it may leave; after that it would mislead
 */
public record NewPage(
        OptionalLong alert,
        String transition,
        String person,
        String channel,
        String address,
        int urgency,
        Duration goodFor,
        Message message) {}
