package heartstring.crm.answers;

import java.util.List;

/** All saved answers. */
public record SavedRepliesView(List<SavedReply> replies) {}
