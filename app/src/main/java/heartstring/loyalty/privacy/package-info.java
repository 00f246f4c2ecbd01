/**
 * What this room keeps of people: handed out on request, and forgotten.
 * Flow: customer.privacy → LoyaltyData → memberships, cards and codes go; the book holds numbers alone and stays.
 */
@NullMarked
package heartstring.loyalty.privacy;

import org.jspecify.annotations.NullMarked;
