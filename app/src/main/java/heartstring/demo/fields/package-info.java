/**
 * The fields that the demo shop keeps beside what every shop does, believably filled, and the views its colleagues share.
 * Flow: DemoShop → DemoFields → the doors of platform, customer and crm, once, in one transaction.
 */
@NullMarked
package heartstring.demo.fields;

import org.jspecify.annotations.NullMarked;
