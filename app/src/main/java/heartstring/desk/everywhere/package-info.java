/**
 * Searching everywhere: people, companies, deals, tasks, what was said and noted, and what is kept in mind, by words, nearly, and by meaning.
 * Flow: SearchPage → Everywhere → Finder, Said and Meanings say what, FoundSql what it looks like and who may see it → groups.
 */
@NullMarked
package heartstring.desk.everywhere;

import org.jspecify.annotations.NullMarked;
