/**
 * Companies as people work with them: the list of them, who acts for whom, what stands above and below, and what is open with a customer.
 * Flow: CompaniesPage, RolesPage, SidePage → the customer room's Roles, and deals, tasks, notes and files of this room.
 */
@NullMarked
package heartstring.crm.companies;

import org.jspecify.annotations.NullMarked;
