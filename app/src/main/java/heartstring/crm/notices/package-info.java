/**
 * Who wants to hear of what, and what each colleague was told: the bell of every page. Notices hold numbers; words are made when they are read.
 * Flow: a slice of this room, in its transaction → Notices → notice rows → BellPage, and the count in the frame of every page on every node.
 */
@NullMarked
package heartstring.crm.notices;

import org.jspecify.annotations.NullMarked;
