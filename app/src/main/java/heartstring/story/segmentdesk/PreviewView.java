package heartstring.story.segmentdesk;

import heartstring.story.segments.Previews;
import heartstring.story.segments.Previews.Preview;
import heartstring.story.segments.Previews.Someone;
import heartstring.ui.components.Format;
import java.util.List;
import java.util.Optional;

/**
 * Whom a condition holds of while it is being put together.
 *
 * @param some a few of them
 */
public record PreviewView(String text, boolean wrong, List<Someone> some) {

    public PreviewView {
        some = List.copyOf(some);
    }

    static PreviewView wrong(String sentence) {
        return new PreviewView(sentence, true, List.of());
    }

    /** @param chosen whether there is any condition yet */
    static PreviewView of(Optional<Preview> preview, boolean chosen) {
        return preview.map(p -> new PreviewView(text(p, chosen), false, p.some()))
                .orElseGet(() -> new PreviewView(
                        "They are too many to be counted while you type. They are counted once you keep it.",
                        false,
                        List.of()));
    }

    private static String text(Preview p, boolean chosen) {
        String all = "all " + Format.number(p.house()) + (p.whole() ? " customers." : " of those you see.");
        if (!chosen) {
            return "Without a condition this would be everybody: " + all;
        }
        if (p.isEverybody()) {
            return "This would be everybody: " + all;
        }
        if (p.customers() == 0) {
            return "This would be nobody so far.";
        }
        return Format.number(p.customers()) + (p.customers() == 1 ? " customer" : " customers") + " of "
                + (p.whole() ? "" : "the ")
                + Format.number(p.house())
                + (p.whole() ? ", " : " you see, ")
                + Format.percent((double) p.customers() / p.house()) + ".";
    }

    /** What is said of the few. */
    public String among() {
        return some.size() < Previews.SAMPLE ? "They are" : "Some of them";
    }
}
