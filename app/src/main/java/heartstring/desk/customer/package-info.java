/**
 * The customer's page: who they are, what we know of them and everything that happened, with edits in place.
 * Flow: address → CustomerPage → Portraits (read) or Properties (write) → template; tabs of other slices stand in the same frame.
 */
@NullMarked
package heartstring.desk.customer;

import org.jspecify.annotations.NullMarked;
