/** The severities, gravest first. Names only: a place in this list is never shown or stored. */
export const SEVERITIES = ['RED', 'ORANGE', 'YELLOW', 'BLUE'];

/** Orders the gravest first. */
export function byGravity(a, b) {
  return SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b);
}
