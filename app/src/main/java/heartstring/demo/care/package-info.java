/**
 * Customer care in the demo shop: who works there, what they answered, and what waits for somebody this morning.
 * Flow: DemoCare → answers as touchpoints with their own times → the belts → who has what, by the same doors as colleagues use.
 */
@NullMarked
package heartstring.demo.care;

import org.jspecify.annotations.NullMarked;
