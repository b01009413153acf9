/**
 * What a rule was worth: how many alerts it raised, what people found them to be, and which threshold would have done better.
 *
 * <p>Pure: counts and judged alerts come in, figures go out. Precision is told with the interval it lies in, advice with the
 * number of judged alerts it rests on: few judgements never look like many.
 */
@NullMarked
package lifeline.alerts.record;

import org.jspecify.annotations.NullMarked;
