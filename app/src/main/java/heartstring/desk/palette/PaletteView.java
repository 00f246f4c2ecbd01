package heartstring.desk.palette;

import heartstring.kernels.words.Marks;
import java.util.List;

/** What fits what was typed, group by group, the likeliest first. */
public record PaletteView(String query, List<Group> groups) {

    /** Entries under a heading. */
    public record Group(String label, List<Entry> entries) {}

    /**
     * One way to go.
     *
     * @param detail tells those of one name apart, empty for nothing
     * @param href where it leads, empty when a script does it
     * @param act what the script of the palette does instead: {@code theme} or {@code keys}; empty otherwise
     */
    public record Entry(String icon, List<Marks.Part> title, String detail, String href, String act) {}

    /** What a screen reader is told of the list. */
    public String count() {
        int entries = groups.stream().mapToInt(g -> g.entries().size()).sum();
        return entries == 0 ? "Nothing fits" : entries == 1 ? "One result" : entries + " results";
    }
}
