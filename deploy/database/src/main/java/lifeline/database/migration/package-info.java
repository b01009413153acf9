/** Brings any store, embedded or not, to the version of this build: tables, what TimescaleDB adds, roles and logins. */
@NullMarked
package lifeline.database.migration;

import org.jspecify.annotations.NullMarked;
