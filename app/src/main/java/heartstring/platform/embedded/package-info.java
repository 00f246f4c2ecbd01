/**
 * The PostgreSQL that the product brings along, for everybody who does not name one of their own.
 * It lives in one data folder, is durable, listens on this machine only, and outlives crashes of either side.
 *
 * <pre>
 * EmbeddedPostgres.start → DataFolder (lock) → Binaries (unpack) → ServerAccount (who) → Cluster (initdb)
 *                        → Postmaster (launch or adopt) → Watchdog (restart, tidy logs) → stop
 * </pre>
 */
@NullMarked
package heartstring.platform.embedded;

import org.jspecify.annotations.NullMarked;
