/** The deployment on containers, held against the code: no container engine is needed to see that they agree. */
package lifeline.acceptance.compose;
