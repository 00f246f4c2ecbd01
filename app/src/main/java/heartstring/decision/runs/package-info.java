/**
 * Who is in which workflow, at which step and until when. A run is a row by piece; how it goes on is worked out by Walk, which is pure, from
 * what People tells of many customers at once.
 * Flow: pages and programs → Runs → RunListSql; Rehearsal walks people through with the clock put forward, and writes nothing.
 */
@NullMarked
package heartstring.decision.runs;

import org.jspecify.annotations.NullMarked;
