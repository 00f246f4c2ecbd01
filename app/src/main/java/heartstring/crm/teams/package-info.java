/**
 * Teams: colleagues who care for the same conversations.
 * Flow: TeamsPage → Teams → who belongs where; the inbox asks for the teams of whoever looks.
 */
@NullMarked
package heartstring.crm.teams;

import org.jspecify.annotations.NullMarked;
