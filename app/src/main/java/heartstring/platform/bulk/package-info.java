/**
 * One thing done to many records at once: bounded, a batch at a time, with progress, and undone with what each held before.
 * Flow: a list's page → Bulks (rows that wait) → BulkWork, a batch in a transaction, by the BulkHand of the room that keeps the records.
 */
@NullMarked
package heartstring.platform.bulk;

import org.jspecify.annotations.NullMarked;
