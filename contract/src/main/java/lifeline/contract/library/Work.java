package lifeline.contract.library;

import java.time.Duration;

/**
 * That people work at what a break strikes, and have declared a window for it.
 *
 * @param isAtEnd it is about the end of the break alone: nobody knew of it before
 * @param before the beginning of the break, or its end, the window begins so much earlier
 * @param after the end of the break the window ends so much later
 */
public record Work(boolean isAtEnd, Duration before, Duration after) {}
