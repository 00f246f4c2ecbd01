/**
 * What colleagues write: answers that leave, notes that stay, what they have begun, and answers to choose from.
 * Flow: Answers → a touchpoint, the outbox and the conversation in one transaction; drafts are kept while somebody types.
 */
@NullMarked
package heartstring.crm.answers;

import org.jspecify.annotations.NullMarked;
