/**
 * What the demo shop sells and where: products with drifting prices, stores, and the planted ties between products.
 * All of it is read from lists beside the classes and is the same for every plan.
 *
 * <p>Flow: {@code products.tsv, stores.tsv, pairs.tsv -> Products, Stores, Pairs}.
 */
@NullMarked
package heartstring.demo.goods;

import org.jspecify.annotations.NullMarked;
