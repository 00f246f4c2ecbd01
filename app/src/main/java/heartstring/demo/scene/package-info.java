/**
 * What a customer of the demo shop needs to leave traces: the world around, a trail that collects events, the
 * identifiers shown in each channel, the screens in use, and the basket.
 *
 * <p>Flow: {@code World + Person -> Scene -> Badge, Screens, Basket, Receipt -> Trail}.
 */
@NullMarked
package heartstring.demo.scene;

import org.jspecify.annotations.NullMarked;
