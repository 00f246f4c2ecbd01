/**
 * The commerce room's share of an export and of an erasure: orders, returns and carts of a person.
 * Flow: Privacy → CommerceData → its statements; products and stores stay, they are of nobody.
 */
@NullMarked
package heartstring.commerce.privacy;

import org.jspecify.annotations.NullMarked;
