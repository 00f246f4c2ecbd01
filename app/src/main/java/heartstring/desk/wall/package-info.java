/**
 * What a screen on the wall tells of conversations and promises, for the room of experience, which does not name them.
 * Flow: experience.wall → WallTidings → WallTidingsSql.
 */
@NullMarked
package heartstring.desk.wall;

import org.jspecify.annotations.NullMarked;
