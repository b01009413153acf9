/** How samples of fast sensors stand in the store: what writes them and what shows them agree on it here. */
@NullMarked
package lifeline.contract.waveform;

import org.jspecify.annotations.NullMarked;
