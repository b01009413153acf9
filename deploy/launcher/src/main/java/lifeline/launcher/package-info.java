/**
 * The command line: {@code up}, {@code drill}, {@code simulate}, {@code check}. What a user did wrong, or the machine lacks, is a {@link lifeline.launcher.Refusal}: one message, no stack trace.
 */
@NullMarked
package lifeline.launcher;

import org.jspecify.annotations.NullMarked;
