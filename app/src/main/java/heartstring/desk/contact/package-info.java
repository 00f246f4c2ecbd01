/**
 * Who somebody is, beside a conversation: how to reach them, what they bought lately, where they stand, what was spoken of before.
 * Flow: ContactPage → ContactSql and MemberCards → a pane that the inbox puts beside what is said.
 */
@NullMarked
package heartstring.desk.contact;

import org.jspecify.annotations.NullMarked;
