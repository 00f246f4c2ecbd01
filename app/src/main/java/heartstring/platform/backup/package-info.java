/**
 * The whole database in one file, and back: written online in one snapshot, verified before a byte of it is loaded.
 * It needs none of PostgreSQL's programs, so it works on the embedded server and on one's own alike.
 *
 * <pre>
 * Backup.write  → one snapshot → COPY each table → zip: tables/….copy, manifest.json (sums, columns, sequences)
 * Restore.read  → verify sums → empty target → migrate to the backup's schema → COPY each table in one transaction
 * </pre>
 */
@NullMarked
package heartstring.platform.backup;

import org.jspecify.annotations.NullMarked;
