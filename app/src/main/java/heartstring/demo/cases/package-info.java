/**
 * The cases of the demo shop: what went wrong for its customers over its history, what colleagues did and what came of it.
 * Flow: DemoShop, in the background → DemoCases → Cases, with the times of then.
 */
@NullMarked
package heartstring.demo.cases;

import org.jspecify.annotations.NullMarked;
