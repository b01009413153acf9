/** The store on a real TimescaleDB: scripts, hypertables, compression, and the statements of the archive on it. */
package lifeline.acceptance.store;
