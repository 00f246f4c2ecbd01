/**
 * The members of a programme as managers and agents look at them, and the book behind each of their movements.
 * Flow: search or filter → MembersPage → a member with balance, lots and statement → a posting with its transfers.
 */
@NullMarked
package heartstring.desk.members;

import org.jspecify.annotations.NullMarked;
