package heartstring.loyalty.members;

import java.util.List;

/** Something that has to be looked at again when people become members; called in the transaction that made them. */
public interface JoinWatcher {

    /** These have joined, perhaps from an earlier moment on. */
    void joined(List<Member> members);
}
