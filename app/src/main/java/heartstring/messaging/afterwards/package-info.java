/**
 * What may be asked of somebody where they talked with us, once that is over. A room above says what; another one shows it.
 * Flow: whoever keeps the talk asks each Afterwards → the first that has a question → the visitor's window.
 */
@NullMarked
package heartstring.messaging.afterwards;

import org.jspecify.annotations.NullMarked;
