/**
 * Opens the demo shop: fills an empty house with the generated events, through the same door as everybody's, and waits until
 * everything that is derived from them is there. Flow: Shop → Intake → belts; a restart goes on where it stopped.
 */
@NullMarked
package heartstring.demo.opening;

import org.jspecify.annotations.NullMarked;
