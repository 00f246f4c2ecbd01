/**
 * Who stands at a till: looked up by what they show or say, with what is worth knowing of them, and joining on the spot.
 * Flow: TillCalls (or TillApi) → Visitors or Joining → the rooms below; nothing is kept here.
 */
@NullMarked
package heartstring.desk.visitors;

import org.jspecify.annotations.NullMarked;
