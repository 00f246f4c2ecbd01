/**
 * People who ask to be forgotten by themselves: a code proves that it is them, a few days let them think again, then it is done.
 * Flow: a person's own page → Farewells.ask, confirm, stay → SayFarewell, when the day has come → privacy.Privacy erases.
 */
@NullMarked
package heartstring.customer.farewells;

import org.jspecify.annotations.NullMarked;
