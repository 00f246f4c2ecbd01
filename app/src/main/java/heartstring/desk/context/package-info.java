/**
 * All that a site, a till or a program has to know of whoever is there, in one call: who it is, segments, scores, what is needed next and what
 * may be shown; with an event in it, which is kept before the answer goes out.
 * Flow: GET /api/customers/ID/context, or POST with an event → touchpoint's Intake → ContextSql, one statement → text put together.
 */
@NullMarked
package heartstring.desk.context;

import org.jspecify.annotations.NullMarked;
