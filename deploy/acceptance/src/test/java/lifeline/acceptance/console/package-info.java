/** The console as the duty officer sees it: the real service on a real store, looked at with a real browser. */
package lifeline.acceptance.console;
