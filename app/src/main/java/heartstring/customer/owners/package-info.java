/**
 * To whom of the colleagues a customer belongs, and which customers whoever acts may see.
 * Flow: OwnersPage, OwnersApi, OwnerBulk → Owners → OwnersSql → Headlines; lists add {@code CustomersInReach.now()} to their condition.
 */
@NullMarked
package heartstring.customer.owners;

import org.jspecify.annotations.NullMarked;
