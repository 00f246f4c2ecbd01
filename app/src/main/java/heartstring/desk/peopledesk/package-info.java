/**
 * The page of people and companies: table, kept views, typing in place, one thing done to many, files.
 * Flow: PeoplePage and its neighbours → People for what is listed, Properties and Bulks for what is changed → jte or a Sheet.
 */
@NullMarked
package heartstring.desk.peopledesk;

import org.jspecify.annotations.NullMarked;
