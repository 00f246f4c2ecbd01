/**
 * How often people are written to with news, and when not: so many a day and a week, each channel and all together, and quiet hours where the
 * person lives. Settings of the house, and the rules that read them.
 * Flow: ContactPage → Contacts keeps → ContactRules, asked by decision.sending before each message.
 */
@NullMarked
package heartstring.decision.contact;

import org.jspecify.annotations.NullMarked;
