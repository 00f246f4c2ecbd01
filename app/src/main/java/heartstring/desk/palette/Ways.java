package heartstring.desk.palette;

import heartstring.desk.palette.PaletteView.Entry;
import heartstring.kernels.words.Marks;
import heartstring.kernels.words.Terms;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Viewer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** The pages of the navigation, as ways to go. */
@Component
class Ways {

    private static final int MOST_WORDS = 12;

    private final List<NavEntry> pages;

    Ways(List<NavEntry> pages) {
        this.pages =
                pages.stream().sorted(Comparator.comparingInt(NavEntry::order)).toList();
    }

    /** The pages that this viewer is offered and whose name or section has words that begin like all of the terms. */
    List<Entry> of(Viewer viewer, List<String> terms, int limit) {
        List<Entry> found = new ArrayList<>();
        for (NavEntry page : pages) {
            if (found.size() < limit && page.isFor(viewer) && fits(page.label() + " " + page.section(), terms)) {
                found.add(new Entry(page.icon(), Marks.whole(page.label(), terms), page.section(), page.href(), ""));
            }
        }
        return found;
    }

    /** Whether for each of the terms some word begins so. */
    static boolean fits(String words, Collection<String> terms) {
        List<String> its = Terms.of(words, MOST_WORDS);
        return terms.stream().allMatch(term -> its.stream().anyMatch(word -> word.startsWith(term)));
    }
}
