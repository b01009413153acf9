/** Who we are to the broker and whom we trust: names, passwords, certificates, from settings and from files. */
@NullMarked
package lifeline.ingest.mqtt.access;

import org.jspecify.annotations.NullMarked;
