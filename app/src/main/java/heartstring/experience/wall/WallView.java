package heartstring.experience.wall;

/** The screen: what it shows, and where news of it come from. */
public record WallView(String stream, Board board) {}
