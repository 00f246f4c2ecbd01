/**
 * Segments and computed properties as somebody in the demo shop would have named them.
 * Flow: DemoShop → DemoSegments → Segments, Computed; each only where there is none yet.
 */
@NullMarked
package heartstring.demo.segments;

import org.jspecify.annotations.NullMarked;
