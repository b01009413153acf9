/**
 * Exercises: what is broken for practice, beside the real city and never in it. Shadow devices speak on a topic root of their
 * own; that root alone gives their readings the mark, and puts their ids in a namespace nobody else may use.
 */
@NullMarked
package lifeline.contract.exercise;

import org.jspecify.annotations.NullMarked;
