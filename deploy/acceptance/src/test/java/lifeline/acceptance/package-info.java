/**
 * The whole chain under test, and what it is deployed with: the compose file, the dashboards, the store on TimescaleDB.
 *
 * <p>What a machine lacks is skipped with a line that says so; {@code -Dlifeline.skip=forbid} turns that into a failure.
 */
package lifeline.acceptance;
