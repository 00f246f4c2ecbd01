/**
 * The page of who is asked when, and for one customer what was decided and what would happen now.
 * Flow: AskingPage → Triggers and Asking, AskingDeskSql → AskingView.
 */
@NullMarked
package heartstring.experience.askingdesk;

import org.jspecify.annotations.NullMarked;
