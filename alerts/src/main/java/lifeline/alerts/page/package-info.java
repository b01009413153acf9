/**
 * What leaves for people: a message is decided and written in one transaction ({@code outbox}), and sent afterwards over a
 * channel ({@code channel}) by something that can reach it ({@code carry}).
 */
@NullMarked
package lifeline.alerts.page;

import org.jspecify.annotations.NullMarked;
