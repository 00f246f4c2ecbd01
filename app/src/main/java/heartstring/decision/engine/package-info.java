/**
 * Brings runs on: what is due is taken in batches under locks, walked on in memory, and written back with its log in one transaction, so that
 * several servers share the work and a crash loses and repeats nothing.
 * Flow: Engine takes what is due → Walk, which is pure → RunsSql; steps that do something go through Acting, many together where
 * there is a way, else one by one, behind a savepoint with their lines in the log, whose key lets each happen once.
 */
@NullMarked
package heartstring.decision.engine;

import org.jspecify.annotations.NullMarked;
