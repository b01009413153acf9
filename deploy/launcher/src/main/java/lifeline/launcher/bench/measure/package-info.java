/** What is seen of the parts from outside while they work: processor, memory, rows stored, signals committed. */
@NullMarked
package lifeline.launcher.bench.measure;

import org.jspecify.annotations.NullMarked;
