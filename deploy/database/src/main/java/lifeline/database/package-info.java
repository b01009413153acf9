/**
 * The embedded PostgreSQL of one machine: unpacked from the build's binaries, loopback only, its data kept. The server is
 * a child of {@link lifeline.database.DatabaseMain} by way of a small shell that ends it when that program ends in any way.
 */
@NullMarked
package lifeline.database;

import org.jspecify.annotations.NullMarked;
