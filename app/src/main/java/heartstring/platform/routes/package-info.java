/**
 * Finds the handler of a request. Addresses with something variable in them are compared by how they begin before they are parsed.
 * Flow: an address → Routes → the handler that any page or program's call has.
 */
@NullMarked
package heartstring.platform.routes;

import org.jspecify.annotations.NullMarked;
