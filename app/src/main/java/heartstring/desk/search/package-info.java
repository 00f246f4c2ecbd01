/**
 * Finding people: the search field everywhere, and the cashier's look-up.
 * Flow: what was typed → FinderRules (what may be meant) → Finder → FinderSql, by index.
 */
@NullMarked
package heartstring.desk.search;

import org.jspecify.annotations.NullMarked;
