/**
 * Groups and computed properties as somebody in the demo shop would have named them.
 * Flow: DemoShop → DemoGroups → Groups, Computed; each only where there is none yet.
 */
@NullMarked
package heartstring.demo.groups;

import org.jspecify.annotations.NullMarked;
