/**
 * Who comes, in what rhythm, with whom, and how it will end: personas, families of ties, companies and fates.
 * All of it follows from the seed and a customer number alone.
 *
 * <p>Flow: {@code number -> Ties -> Fates -> Fate}.
 */
@NullMarked
package heartstring.demo.fate;

import org.jspecify.annotations.NullMarked;
