/**
 * Reading people and companies as a view wants them: filters, orders and columns, the fields of the house included.
 * Flow: address → PeopleQuery (what is wanted) → People → PeopleSql (each order walks its index and stops when the page is full).
 */
@NullMarked
package heartstring.desk.people;

import org.jspecify.annotations.NullMarked;
