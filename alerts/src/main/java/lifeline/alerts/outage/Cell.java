package lifeline.alerts.outage;

/** What may fall silent as a whole: the devices of a domain in a district. */
public record Cell(String domain, String district) {}
