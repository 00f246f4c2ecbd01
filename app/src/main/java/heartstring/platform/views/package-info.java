/**
 * Lists as people keep them: a name for a query string, for oneself or for everybody.
 * Flow: a list's page → Views → one row; the page shows them as tabs, and the address alone holds the view.
 */
@NullMarked
package heartstring.platform.views;

import org.jspecify.annotations.NullMarked;
