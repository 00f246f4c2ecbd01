/**
 * What to mend first: what goes with how customers rate, come back and spend, by its part of it and the room to improve, each with the stories
 * behind it.
 * Flow: MendingPage → insight.drivers, MendingSql for names and words of customers within reach → MendingView → jte or a Sheet.
 */
@NullMarked
package heartstring.desk.mending;

import org.jspecify.annotations.NullMarked;
