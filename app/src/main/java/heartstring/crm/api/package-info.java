/**
 * Deals, companies and tasks for programs.
 * Flow: DealsApi, CompaniesApi, TasksApi → the nouns of this room and the customer room's Roles → JSON.
 */
@NullMarked
package heartstring.crm.api;

import org.jspecify.annotations.NullMarked;
