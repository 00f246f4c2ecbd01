/**
 * Finding people: the search field everywhere, the list with its filters and saved views, and the cashier's look-up.
 * Flow: address → PeopleQuery (what is wanted) → PeopleSql (by index, in pages) → table, cards or CSV.
 */
@NullMarked
package heartstring.desk.search;

import org.jspecify.annotations.NullMarked;
