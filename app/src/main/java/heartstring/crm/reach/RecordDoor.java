package heartstring.crm.reach;

import heartstring.platform.reach.Reach;
import heartstring.platform.reach.ReachDoor;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** How conversations, deals and tasks are named and seen: they differ in what this is made with. */
final class RecordDoor implements ReachDoor {

    private final Reaches reaches;
    private final RecordKind kind;
    private final String noun;
    private final Set<String> names;
    private final List<Pattern> addresses;
    private final Seen seen;
    private final Named named;

    /** Whether a reach includes a record. */
    interface Seen {
        boolean isIn(long id, Reach reach);
    }

    /** Whether a record names another one of that noun. */
    interface Named {
        boolean names(long record, String noun, long other);
    }

    RecordDoor(
            Reaches reaches,
            RecordKind kind,
            String noun,
            Set<String> names,
            List<String> addresses,
            Seen seen,
            Named named) {
        this.reaches = reaches;
        this.kind = kind;
        this.noun = noun;
        this.names = names;
        this.addresses = addresses.stream().map(Pattern::compile).toList();
        this.seen = seen;
        this.named = named;
    }

    @Override
    public List<Pattern> addresses() {
        return addresses;
    }

    @Override
    public Set<String> names() {
        return names;
    }

    @Override
    public boolean isIn(long id) {
        Reach reach = reaches.of(kind);
        return reach.isAll() || seen.isIn(id, reach);
    }

    @Override
    public boolean names(long record, String other, long id) {
        return named.names(record, other, id);
    }

    @Override
    public String noun() {
        return noun;
    }
}
