/**
 * What a drill amounted to: its measurements, and how they are told to people and to programs.
 */
@NullMarked
package lifeline.launcher.drill.report;

import org.jspecify.annotations.NullMarked;
