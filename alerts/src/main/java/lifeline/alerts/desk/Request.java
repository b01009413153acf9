package lifeline.alerts.desk;

import lifeline.alerts.alert.Deed;

/**
 * What somebody asks to be done with an alert.
 *
 * @param by who
 * @param comment why, in their words; may be empty
 * @param source from where: address of the caller
 */
public record Request(Deed deed, long alert, String by, String comment, String source) {}
