package heartstring.ui.layout;

import java.util.Set;

/** The person looking at the page: what the frame shows of them, and the names of their roles. */
public record Viewer(String name, String email, Set<String> roles) {}
