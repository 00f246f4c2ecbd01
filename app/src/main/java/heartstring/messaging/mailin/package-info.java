/**
 * Mail in: each account's folder is read mail by mail, each once and for ever, whatever state it is in.
 * Flow: ReadMail (job) → MailSync takes an account → ImapFolder → MailParts and MailRules → Mail → a touchpoint with its files, in the
 * transaction that moves the account's cursor on.
 */
@NullMarked
package heartstring.messaging.mailin;

import org.jspecify.annotations.NullMarked;
