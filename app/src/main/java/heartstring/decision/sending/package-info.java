/**
 * The one door by which the house writes to somebody of itself: consent, address, caps and quiet hours are looked at when it is sent, each
 * message is made from a template for that person, once by its key, and why it went or did not is kept.
 * Flow: a campaign, a workflow or a program wants a message → Messages asks Sending whether it may → the words of the template are filled in →
 * outbox, and a touchpoint of it.
 */
@NullMarked
package heartstring.decision.sending;

import org.jspecify.annotations.NullMarked;
