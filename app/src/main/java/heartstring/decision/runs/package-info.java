/**
 * Who is in which workflow, at which step and until when. A run is a row: what is due is taken in batches under locks, walked on in memory,
 * and written back with its log in one transaction, so that several servers share the work and a crash loses and repeats nothing.
 * Flow: Engine takes what is due → Walk (pure; People tells it of customers, many at once) → RunsSql; steps that do something are taken one
 * by one by Acting, each in a transaction with its log, whose key lets it happen once. Runs is the door for pages; Rehearsal writes nothing.
 */
@NullMarked
package heartstring.decision.runs;

import org.jspecify.annotations.NullMarked;
