/**
 * Who the customers of the demo shop truly are: names, addresses, identifiers, habits, ties and what will become of
 * them. Each person is computed from the seed and a number alone, so any of millions can be asked for at once.
 *
 * <p>Flow: {@code seed + number -> Fates + Names -> Person}.
 */
@NullMarked
package heartstring.demo.people;

import org.jspecify.annotations.NullMarked;
