/**
 * What a customer said about being written to, and the form in which a colleague notes what they were told: who, how and when.
 * Flow: ConsentsPage → ConsentsDeskSql reads, Consents notes.
 */
@NullMarked
package heartstring.desk.consents;

import org.jspecify.annotations.NullMarked;
