/**
 * Accounts that mail comes from and leaves by: where they are, how to sign in there, and how the last look went.
 * Flow: MailboxesPage → Mailboxes, which seals what opens them → mailin reads by them, email sends by them.
 */
@NullMarked
package heartstring.messaging.mailboxes;

import org.jspecify.annotations.NullMarked;
