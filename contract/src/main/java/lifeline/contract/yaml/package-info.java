/**
 * Strict reading of the YAML files of a domain: every fault of a file is collected with its line, and reported at once.
 *
 * <p>A {@link lifeline.contract.yaml.YamlNode} knows its line; reading a missing or ill-typed key records a
 * {@link lifeline.contract.yaml.Fault} and returns a harmless stand-in, so that one pass finds all faults.
 */
@NullMarked
package lifeline.contract.yaml;

import org.jspecify.annotations.NullMarked;
