/** One night of the people on call, from the leak to the closed alert. */
package lifeline.acceptance.night;
