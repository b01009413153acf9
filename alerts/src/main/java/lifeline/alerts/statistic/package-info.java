/**
 * How well the devices of the city deliver: 接入率 (connected), 在线率 (online), 完好率 (intact), 及时率 (timely) of a day.
 *
 * <p>Pure: counts come in, figures go out. No standard we have read defines them; the definitions here are ours [default].
 * What rests on nothing is told as nothing, never as 0 % or 100 %.
 */
@NullMarked
package lifeline.alerts.statistic;

import org.jspecify.annotations.NullMarked;
