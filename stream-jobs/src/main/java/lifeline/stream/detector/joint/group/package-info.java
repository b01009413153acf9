/** The detector of a group: each sensor against what the others say of it. */
@NullMarked
package lifeline.stream.detector.joint.group;

import org.jspecify.annotations.NullMarked;
