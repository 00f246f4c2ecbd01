/**
 * Load drivers and proofs that treat the product as a stranger would: a process of its own, spoken to over HTTP, beside a
 * control on the same database server in the same run. Never shipped.
 */
@NullMarked
package heartstring.bench;

import org.jspecify.annotations.NullMarked;
