/**
 * What each colleague opened lately, so that it is at hand again: addresses of pages, a few for each, the newest first.
 * Flow: a page of a record is opened → Recents.note → one row; who offers ways to go asks Recents.of.
 */
@NullMarked
package heartstring.platform.recents;

import org.jspecify.annotations.NullMarked;
