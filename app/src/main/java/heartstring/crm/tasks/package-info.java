/**
 * Tasks and meetings: what somebody has to do until when, again and again if need be, and who is reminded.
 * Flow: page, API or another slice → Tasks (asks TaskRules and Repeat) → task rows; done ones are told to the customer's story. Reminders → notices and e-mail.
 */
@NullMarked
package heartstring.crm.tasks;

import org.jspecify.annotations.NullMarked;
