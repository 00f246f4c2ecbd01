package heartstring.kernels.emotions;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The themes of a house, in their order. */
public record Themes(List<Theme> all) {

    /** Those that everybody has. */
    public static final Themes BUILT = new Themes(Theme.BUILT);

    public Themes {
        all = all.stream().sorted().toList();
    }

    /** What some words are about. */
    public Set<Theme> of(String words) {
        String small = words.toLowerCase(Locale.ROOT);
        Set<Theme> found = new TreeSet<>();
        for (Theme theme : all) {
            if (theme.isIn(small)) {
                found.add(theme);
            }
        }
        return found;
    }
}
