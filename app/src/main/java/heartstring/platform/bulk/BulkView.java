package heartstring.platform.bulk;

import heartstring.ui.components.Format;
import java.util.ArrayList;
import java.util.List;

/** A bulk as it stands; {@code late} when its server may be gone. */
public record BulkView(Bulk bulk, List<String> faults, boolean mine, boolean late) {

    /** What became of it so far, in a sentence. */
    public String sentence() {
        Bulk.Counts counts = bulk.counts();
        List<String> parts = new ArrayList<>();
        switch (bulk.state()) {
            case "undone", "undoing" -> {
                parts.add(Format.number(counts.undone()) + " given back");
                if (counts.kept() > 0) {
                    parts.add(Format.number(counts.kept()) + " changed since and left as they are");
                }
            }
            default -> {
                parts.add(Format.number(counts.changed()) + " changed");
                if (counts.same() > 0) {
                    parts.add(Format.number(counts.same()) + " were like that already");
                }
                if (counts.refused() > 0) {
                    parts.add(Format.number(counts.refused()) + " could not be");
                }
            }
        }
        return String.join(", ", parts) + ".";
    }

    /** Whether a colleague can have it go on. */
    public boolean canGoOn() {
        return mine && (late || bulk.state().equals("stopped"));
    }

    /** Whether it goes on by itself, so that the page asks again. */
    public boolean isMoving() {
        return bulk.isUnderWay();
    }
}
