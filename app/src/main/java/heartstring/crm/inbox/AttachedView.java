package heartstring.crm.inbox;

import heartstring.crm.talk.Words;
import java.util.List;

/** Files that go with an answer; {@code fault} says why one does not, empty for nothing. */
public record AttachedView(List<Words.Attached> files, String fault) {}
