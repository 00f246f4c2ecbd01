package heartstring.desk.members;

import heartstring.loyalty.history.Entry;
import org.jspecify.annotations.Nullable;

/**
 * A posting of the book.
 *
 * @param memberId of the member it is about, 0 for none
 * @param name of that member's customer
 * @param colleague who did it, null for nobody
 */
public record PostingView(
        Entry entry, long memberId, String name, @Nullable String colleague) {}
