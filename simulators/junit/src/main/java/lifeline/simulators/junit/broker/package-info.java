/** Real brokers, each a process of its own on a free port of loopback, lent to one test at a time. For many threads. */
@NullMarked
package lifeline.simulators.junit.broker;

import org.jspecify.annotations.NullMarked;
