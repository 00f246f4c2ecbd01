/**
 * Pages that came by mail, made harmless: no scripts, forms or styles that reach out, and no pictures from elsewhere until somebody
 * wants to see them.
 * Flow: HTML of a stranger → Html.clean → a frame of its own under a policy of its own; Html.text for what has no plain text.
 */
@NullMarked
package heartstring.messaging.html;

import org.jspecify.annotations.NullMarked;
