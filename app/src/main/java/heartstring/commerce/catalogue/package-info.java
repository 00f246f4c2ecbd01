/**
 * The products and stores that events have told of, each with its latest name and price, and how amounts of money are read.
 * Flow: CommerceBelt → CatalogueRules → Catalogue → one row per product and store.
 */
@NullMarked
package heartstring.commerce.catalogue;

import org.jspecify.annotations.NullMarked;
