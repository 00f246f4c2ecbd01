/**
 * Which conversations somebody asks for: a folder, and what narrows it; an address says all of it.
 * Flow: InboxPage reads a Query from the address → InboxSql finds what it names.
 */
@NullMarked
package heartstring.crm.folders;

import org.jspecify.annotations.NullMarked;
