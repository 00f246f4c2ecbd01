/**
 * A screen on the wall: how customers feel today, in numbers that can be read across a room. A secret link opens it without a login and
 * can be taken back; nobody is named on it.
 * Flow: WallsPage → Walls; WallPage and WallStream → Boards → scores, what was said, and Tidings of the rooms beside.
 */
@NullMarked
package heartstring.experience.wall;

import org.jspecify.annotations.NullMarked;
