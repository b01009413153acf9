/**
 * A domain is a folder: its titles, quantities, units and plausible ranges, and the catalogue of all domains.
 *
 * <p>No type here knows a domain by name; a sixth domain is a new folder and a line in {@code domains/INDEX}. One reader for
 * each file ({@code DomainYaml}, {@code RulesYaml} with {@code ConditionYaml} and {@code LevelsYaml}, {@code ScenariosYaml}); they read on after a
 * fault, with stand-ins, so what they return counts only when no fault was recorded. Scenarios are read here and played by
 * whoever has a judge.
 */
@NullMarked
package lifeline.contract.domain;

import org.jspecify.annotations.NullMarked;
