/** Reads what {@code rules.yaml} and {@code scenarios.yaml} say of conditions over several sensors of an asset. */
@NullMarked
package lifeline.contract.domain.joint;

import org.jspecify.annotations.NullMarked;
