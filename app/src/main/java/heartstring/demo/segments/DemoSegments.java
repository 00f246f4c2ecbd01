package heartstring.demo.segments;

import heartstring.story.computed.Computed;
import heartstring.story.computed.Definition;
import heartstring.story.computed.Definition.Kind;
import heartstring.story.computed.Definition.Reads;
import heartstring.story.segments.Segments;
import java.util.List;
import org.springframework.stereotype.Component;

/** The segments that the demo shop compares, and what it computes of its customers. */
@Component
public class DemoSegments {

    private final Segments segments;
    private final Computed computed;

    DemoSegments(Segments segments, Computed computed) {
        this.segments = segments;
        this.computed = computed;
    }

    /** Names them, unless somebody named any. */
    public void begin() {
        if (computed.living().isEmpty()) {
            compute("favourite-category", "Favourite category", Kind.MOST, "Order Completed", "products.category", 0);
            compute("looks-this-month", "Looks this month", Kind.COUNT, "Product Viewed", "", 30);
            compute("last-store", "Last store", Kind.LAST, "Order Completed", "affiliation", 0);
            compute("days-since-look", "Days since the last look", Kind.SINCE, "Product Viewed", "", 0);
        }
        if (segments.all().isEmpty()) {
            name("Regulars", "Came ten times or more in half a year", """
                    {"term":"orders","with":{"days":182},"is":"at-least","value":10}""");
            name("Stayed away", "Bought once, and not for three months", """
                    {"all":[{"term":"orders","is":"at-least","value":1},{"term":"last-order.days","is":"more-than","value":90}]}""");
            name("Web and till", "Met in both", """
                    {"all":[{"term":"touchpoints","with":{"channel":"web"},"is":"at-least","value":1},\
                    {"term":"touchpoints","with":{"channel":"till"},"is":"at-least","value":1}]}""");
            name("Big spenders", "Five hundred euros and more", """
                    {"term":"spent","is":"at-least","value":50000}""");
        }
    }

    private void name(String name, String note, String condition) {
        segments.add(name, note, condition);
    }

    private void compute(String key, String name, Kind kind, String event, String property, int days) {
        computed.define(key, name, new Definition(kind, event, "", "", property, Reads.TEXT, List.of(), days, "", ""));
    }
}
