/**
 * A survey sent once to everybody of whom a condition holds. Before it begins it is counted who would be asked, who rests, who has
 * answered and whom no letter may reach. Flow: RoundsPage → Rounds → askings, which experience.asking decides about one by one.
 */
@NullMarked
package heartstring.experience.rounds;

import org.jspecify.annotations.NullMarked;
