/**
 * What each provider wants to be sent, and what its answers mean: bodies, signatures, limits. Pure: who sends it is another's
 * business. Facts are those of the providers' published pages; what is ours is marked [default].
 */
@NullMarked
package lifeline.alerts.page.channel;

import org.jspecify.annotations.NullMarked;
