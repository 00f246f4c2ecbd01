/**
 * Small pieces that pages share: money, dates, numbers, icons, empty states, paging.
 * A template calls them; nothing here asks the database.
 */
@NullMarked
package heartstring.ui.components;

import org.jspecify.annotations.NullMarked;
