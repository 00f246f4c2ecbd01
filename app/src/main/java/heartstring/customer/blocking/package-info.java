/**
 * The rules of matching as an administrator sets them: values that mean nobody, limits, and who is let in again.
 * Flow: MatchingPage → BlockedValues, Limits and Suppression; the puzzle reads the blocked values with every new identifier.
 */
@NullMarked
package heartstring.customer.blocking;

import org.jspecify.annotations.NullMarked;
