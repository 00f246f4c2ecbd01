package heartstring.story.veils;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Leaves out what whoever acts may not see. */
@Component
public class Veils {

    private final ObjectProvider<Veil> veils;

    Veils(ObjectProvider<Veil> veils) {
        this.veils = veils;
    }

    /** Those that stand on touchpoints which may be seen, in their order. */
    public <T> List<T> seen(List<T> all, ToLongFunction<T> touchpoint) {
        Set<Long> hidden = new HashSet<>();
        veils.stream()
                .filter(veil -> !all.isEmpty() && veil.isDrawn())
                .forEach(veil -> hidden.addAll(
                        veil.hidden(all.stream().map(touchpoint::applyAsLong).toList())));
        return hidden.isEmpty()
                ? all
                : all.stream()
                        .filter(one -> !hidden.contains(touchpoint.applyAsLong(one)))
                        .toList();
    }

    /** Whether anything is hidden from whoever acts. */
    public boolean isDrawn() {
        return veils.stream().anyMatch(Veil::isDrawn);
    }

    /** Whether that one may be seen. */
    public boolean isSeen(long touchpoint) {
        return !seen(List.of(touchpoint), Long::longValue).isEmpty();
    }
}
